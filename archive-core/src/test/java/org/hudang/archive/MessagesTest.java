package org.hudang.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hudang.archive.household.IdNumberRefused;
import org.hudang.archive.household.NameRefused;
import org.hudang.archive.replica.ReplicaRefused;
import org.hudang.archive.secret.KeyFileRefused;
import org.hudang.archive.secret.SecretUnreadable;
import org.hudang.archive.store.StorageRootRefused;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern CODE = Pattern.compile("\"(AR-\\d{3})(-?)\"");

    @Test
    void both_languages_have_the_same_codes_and_the_same_places() throws IOException {
        Properties zh = bundle("messages.properties");
        Properties en = bundle("messages_en.properties");

        assertThat(new TreeSet<>(zh.stringPropertyNames())).isEqualTo(new TreeSet<>(en.stringPropertyNames()));
        for (String code : zh.stringPropertyNames()) {
            assertThat(places(zh.getProperty(code))).as(code).isEqualTo(places(en.getProperty(code)));
            assertThat(zh.getProperty(code)).as(code).containsPattern("\\p{IsHan}");
            assertThat(en.getProperty(code))
                    .as(code)
                    .doesNotContainPattern("\\p{IsHan}")
                    .doesNotContain("'");
        }
    }

    @Test
    void every_code_of_the_sources_has_its_sentence() throws IOException {
        Properties zh = bundle("messages.properties");
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = CODE.matcher(Files.readString(source));
                while (matcher.find()) {
                    if (matcher.group(2).isEmpty()) {
                        codes.add(matcher.group(1));
                    }
                }
            }
        }
        rules("AR-020-", NameRefused.Rule.values(), codes);
        rules("AR-140-", ReplicaRefused.Rule.values(), codes);
        rules("AR-021-", IdNumberRefused.Rule.values(), codes);
        rules("AR-040-", SecretUnreadable.Cause.values(), codes);
        rules("AR-041-", KeyFileRefused.Rule.values(), codes);
        rules("AR-052-", StorageRootRefused.Rule.values(), codes);

        assertThat(codes).hasSizeGreaterThan(40);
        assertThat(zh.stringPropertyNames()).containsAll(codes);
    }

    @Test
    void the_language_follows_the_reader_and_not_the_machine() {
        ArchiveException refused = new HouseholdBusy(5000);

        assertThat(refused.sentence(Locale.ENGLISH)).contains("5,000 ms");
        assertThat(refused.sentence(Locale.CHINA)).contains("毫秒");
        assertThat(refused.sentence(Locale.FRANCE)).contains("毫秒");
    }

    private static void rules(String code, Enum<?>[] rules, Set<String> codes) {
        for (Enum<?> rule : rules) {
            codes.add(code + rule.name());
        }
    }

    private static Set<String> places(String sentence) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d}").matcher(sentence);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (var in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
