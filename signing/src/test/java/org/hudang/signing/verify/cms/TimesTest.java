package org.hudang.signing.verify.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @Test
    void the_years_of_two_digits_are_those_of_1950_to_2049() {
        assertThat(Times.of(new Time(new ASN1UTCTime("500101000000Z"))))
                .isEqualTo(Instant.parse("1950-01-01T00:00:00Z"));
        assertThat(Times.of(new Time(new ASN1UTCTime("491231235959Z"))))
                .isEqualTo(Instant.parse("2049-12-31T23:59:59Z"));
        assertThat(Times.of(new Time(new ASN1GeneralizedTime("20500101000000Z"))))
                .isEqualTo(Instant.parse("2050-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"261124020000Z", "2611240200Z", "261124020000+0800", "260631000000Z", "261124236000Z"})
    void every_form_of_two_digit_years_means_what_the_library_takes_it_for(String text) throws Exception {
        Time time = new Time(new ASN1UTCTime(text));

        assertThat(Times.of(time)).isEqualTo(time.getDate().toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261124020000Z", "20261124020000.5Z", "20261124020000+0800", "20260631000000Z"})
    void every_form_of_four_digit_years_means_what_the_library_takes_it_for(String text) throws Exception {
        Time time = new Time(new ASN1GeneralizedTime(text));

        assertThat(Times.of(time)).isEqualTo(time.getDate().toInstant());
    }
}
