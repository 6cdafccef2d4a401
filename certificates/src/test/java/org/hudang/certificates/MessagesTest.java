package org.hudang.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.hudang.certificates.check.CertificateVerdict;
import org.hudang.certificates.check.CertificateVerdict.Reason;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void both_languages_have_the_same_codes_with_the_same_places() throws IOException {
        Properties chinese = bundle("messages.properties");
        Properties english = bundle("messages_en.properties");

        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        for (String code : chinese.stringPropertyNames()) {
            assertThat(places(english.getProperty(code))).as(code).isEqualTo(places(chinese.getProperty(code)));
        }
    }

    @Test
    void every_verdict_has_a_sentence_and_a_next_step_in_both_languages() {
        List<String> codes = new ArrayList<>(List.of("CE-090", "CE-200", "CE-220", "CE-221", "CE-222", "CE-223"));
        Stream.<Reason[]>of(
                        CertificateVerdict.StatusGap.values(),
                        CertificateVerdict.Damage.values(),
                        CertificateVerdict.Stranger.values(),
                        CertificateVerdict.Other.values(),
                        CertificateVerdict.Missing.values())
                .flatMap(Stream::of)
                .map(Reason::code)
                .forEach(codes::add);

        assertThat(codes).doesNotHaveDuplicates();
        for (String code : codes) {
            for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                assertThat(CertificateMessages.sentence(code, locale, Sample.NOW))
                        .isNotBlank();
                assertThat(CertificateMessages.sentence(code + ".next", locale)).isNotBlank();
            }
        }
    }

    @Test
    void a_refusal_is_told_in_the_language_that_was_asked_for() {
        IssueRefused refused = IssueRefused.holderNotWitnessed("no-check");

        assertThat(CertificateMessages.sentence(refused, Locale.CHINA)).isEqualTo("持证人尚未完成身份核验（no-check），请先核对身份证件。");
        assertThat(CertificateMessages.sentence(refused, Locale.UK))
                .isEqualTo("The holder's identity was not checked yet (no-check); check the identity card first.");
        assertThat(CertificateMessages.sentence(refused, Locale.FRANCE))
                .isEqualTo(CertificateMessages.sentence(refused, Locale.CHINA));
    }

    private static List<Boolean> places(String sentence) {
        return List.of(sentence.contains("{0}"), sentence.contains("{1}"));
    }

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(CertificateMessages.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
