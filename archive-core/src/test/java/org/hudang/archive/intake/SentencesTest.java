package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final ResourceBundle.Control PLAIN =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle zh = bundle(Locale.ROOT);
    private final ResourceBundle en = bundle(Locale.ENGLISH);

    @Test
    void every_code_has_its_sentence_in_both_languages_and_no_sentence_is_left_over() {
        Set<String> codes = new TreeSet<>(
                Arrays.stream(IntakeCode.values()).map(IntakeCode::code).toList());

        assertThat(zh.keySet()).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(en.keySet()).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void both_languages_name_the_same_facts() {
        for (IntakeCode code : IntakeCode.values()) {
            assertThat(facts(zh.getString(code.code()))).as(code.code()).isEqualTo(facts(en.getString(code.code())));
        }
    }

    @Test
    void no_code_is_given_twice() {
        assertThat(Arrays.stream(IntakeCode.values()).map(IntakeCode::code)).doesNotHaveDuplicates();
    }

    @Test
    void a_sentence_names_its_facts() {
        Finding finding = Finding.of(IntakeCode.PAGE_ABSENT, 7, 3);

        assertThat(finding.zh()).isEqualTo("没有第 7 页，共 3 页。");
        assertThat(finding.en()).isEqualTo("There is no page 7; the file has 3.");
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("org.hudang.archive.intake.messages", locale, PLAIN);
    }

    private static List<String> facts(String pattern) {
        Matcher matcher = Pattern.compile("\\{\\d}").matcher(pattern);
        return matcher.results().map(result -> result.group()).sorted().toList();
    }
}
