package org.hudang.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every act that the archive writes into a history is called something and told in words, in both languages. */
class ActsHaveWordsTest {
    private static final Pattern ACT = Pattern.compile(
            "\"((?:household|volume|item|paper|request|retention|replica|file|filing|catalogue|intake|single)\\.[a-z]+)\"");

    /** Look like acts and are none: names of files, of a purpose of a key, and of a message. */
    private static final Set<String> NONE =
            Set.of("file.txt", "item.json", "volume.json", "paper.pdf", "household.members", "item.filed");

    private static final List<ResourceBundle> CHINESE = bundles(Locale.CHINESE);
    private static final List<ResourceBundle> ENGLISH = bundles(Locale.ENGLISH);

    private static List<ResourceBundle> bundles(Locale locale) {
        return Stream.of("org.hudang.server.pages", "org.hudang.server.history")
                .map(name -> ResourceBundle.getBundle(
                        name,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
                .toList();
    }

    static Set<String> acts() {
        Set<String> acts = new TreeSet<>();
        Tree.sources("archive-core").forEach(file -> {
            Matcher found = ACT.matcher(Tree.read(file));
            while (found.find()) {
                acts.add(found.group(1));
            }
        });
        acts.removeAll(NONE);
        assertThat(acts).contains("household.open", "volume.file", "item.page", "single.off");
        return acts;
    }

    @ParameterizedTest
    @MethodSource("acts")
    void an_act_has_words_in_both_languages(String act) {
        for (List<ResourceBundle> language : List.of(CHINESE, ENGLISH)) {
            assertThat(language).as("act.%s", act).anyMatch(words -> words.containsKey("act." + act));
            assertThat(language).as("kind.%s", act).anyMatch(words -> words.containsKey("kind." + act));
        }
    }
}
