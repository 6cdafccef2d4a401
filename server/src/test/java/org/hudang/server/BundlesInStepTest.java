package org.hudang.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sentence is there in Chinese and in English, with the same blanks. */
class BundlesInStepTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/org/hudang/server/messages",
                "/org/hudang/server/pages",
                "/org/hudang/server/handover",
                "/org/hudang/server/single",
                "/org/hudang/server/history",
                "/org/hudang/server/inspections",
                "/org/hudang/server/checking",
                "/org/hudang/server/certificates",
                "/org/hudang/server/cards",
                "/org/hudang/server/cli",
                "/org/hudang/casework/messages",
                "/org/hudang/signing/seal/lines"
            })
    void chinese_and_english_are_in_step(String bundle) throws IOException {
        Properties chinese = read(bundle + ".properties");
        Properties english = read(bundle + "_en.properties");

        assertThat(new TreeSet<>(english.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(chinese.stringPropertyNames()));
        for (String key : chinese.stringPropertyNames()) {
            assertThat(blanks(english.getProperty(key))).as(key).isEqualTo(blanks(chinese.getProperty(key)));
        }
    }

    private static Set<String> blanks(String sentence) {
        Set<String> blanks = new TreeSet<>();
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("\\{(\\d+)[^}]*}").matcher(sentence);
        while (matcher.find()) {
            blanks.add(matcher.group(1));
        }
        return blanks;
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = Objects.requireNonNull(BundlesInStepTest.class.getResourceAsStream(name), name);
                InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
