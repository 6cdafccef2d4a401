package org.hudang.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
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

    private static Properties bundle(String name) throws IOException {
        Properties all = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(SigningMessages.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            all.load(in);
        }
        return all;
    }
}
