package org.hudang.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SigningMessagesTest {
    @Test
    void every_code_has_a_chinese_and_an_english_sentence() throws IOException {
        assertThat(bundle("messages.properties").keySet())
                .isNotEmpty()
                .isEqualTo(bundle("messages_en.properties").keySet());
    }

    @Test
    void the_sentence_is_chinese_unless_english_is_asked_for() {
        // given a refusal
        PayloadKeyRefused refused = new PayloadKeyRefused(new PayloadKeyId("0a0b0c0d"), "past its sign-until");

        // then
        assertThat(SigningMessages.sentence(refused, Locale.CHINA)).contains("密钥 0a0b0c0d");
        assertThat(SigningMessages.sentence(refused, Locale.FRANCE)).contains("密钥 0a0b0c0d");
        assertThat(SigningMessages.sentence(refused, Locale.US)).contains("key 0a0b0c0d");
    }

    @Test
    void every_difference_is_told_in_both_languages_with_the_same_facts() throws IOException {
        Properties chinese = bundle("verify/differences.properties");
        Properties english = bundle("verify/differences_en.properties");

        assertThat(chinese.keySet()).isNotEmpty().isEqualTo(english.keySet());
        for (String key : chinese.stringPropertyNames()) {
            assertThat(facts(chinese.getProperty(key))).as(key).isEqualTo(facts(english.getProperty(key)));
        }
    }

    private static Set<String> facts(String sentence) {
        return Pattern.compile("\\{\\d}")
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties bundle(String name) throws IOException {
        Properties all = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(SigningMessages.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            all.load(in);
        }
        return all;
    }
}
