package org.hudang.certificates.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.FixedKeys;
import org.hudang.certificates.Sample;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.payload.CertificateFacts.StatusPlace;
import org.hudang.certificates.qr.QrWriter;
import org.hudang.signing.PayloadContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneCodeTest {
    private static final PhoneCode CODE = new PhoneCode(
            Sample.facts().id(),
            new StatusPlace(1, 100_007),
            Sample.NOW,
            PhoneCode.LONGEST,
            "0123456789abcdef",
            PhoneCode.SHOWN);

    @Test
    void codes_come_back_over_many_random_ones() {
        Random random = new Random(7);
        for (int n = 0; n < 3000; n++) {
            byte[] id = new byte[16];
            random.nextBytes(id);
            PhoneCode code = new PhoneCode(
                    CertificateId.of(id),
                    new StatusPlace(1 + random.nextInt(10_000), random.nextInt(StatusPlace.PLACES)),
                    Instant.ofEpochSecond(random.nextInt(2_000_000_000)),
                    Duration.ofSeconds(1 + random.nextInt(60)),
                    "%016x".formatted(random.nextLong()),
                    random.nextInt(100));

            assertThat(PhoneCodePayload.read(PhoneCodePayload.write(code))).isEqualTo(code);
        }
    }

    @Test
    void the_bytes_are_those_of_the_format_page() {
        assertThat(HexFormat.of().formatHex(PhoneCodePayload.write(CODE)))
                .isEqualTo(
                        "88" + "01" + "50" + HexFormat.of().formatHex(CODE.id().bytes()) + "01" + "1a000186a7" + "1a"
                                + "%08x".formatted(Sample.NOW.getEpochSecond()) + "183c" + "480123456789abcdef" + "00");
    }

    @ParameterizedTest
    @CsvSource({"ES256, 122", "SM2, 126"})
    void it_has_so_many_bytes_and_fits_version_nine_up_to_a_host_of_36_characters(String algorithm, int bytes) {
        FixedKeys keys = algorithm.equals("SM2") ? FixedKeys.sm2() : FixedKeys.es256();
        byte[] envelope =
                SignedEnvelope.signBare(keys, keys.current(PayloadContext.CARD), PhoneCodePayload.write(CODE));

        assertThat(envelope).hasSize(bytes);
        assertThat(version("a".repeat(36), envelope)).isEqualTo(9);
        assertThat(version(Sample.HOST, envelope)).isEqualTo(9);
        assertThat(version("a".repeat(40), envelope)).isLessThanOrEqualTo(10);
    }

    @Test
    void it_says_nothing_about_the_person() {
        String bytes = new String(PhoneCodePayload.write(CODE), StandardCharsets.ISO_8859_1);

        assertThat(bytes).doesNotContain("123X").doesNotContain("*").doesNotContain("DB");
    }

    @ParameterizedTest
    @CsvSource({
        "time, 0, 60, 0123456789abcdef, 0, PT0.5S",
        "time, -1, 60, 0123456789abcdef, 0, PT0S",
        "life, 0, 0, 0123456789abcdef, 0, PT0S",
        "life, 0, 61, 0123456789abcdef, 0, PT0S",
        "nonce, 0, 60, 0123456789ABCDEF, 0, PT0S",
        "nonce, 0, 60, 0123456789abcde, 0, PT0S",
        "purpose, 0, 60, 0123456789abcdef, 100, PT0S",
        "purpose, 0, 60, 0123456789abcdef, -1, PT0S"
    })
    void what_is_out_of_bounds_is_refused(
            String field, long second, long life, String nonce, int purpose, Duration more) {
        assertThatThrownBy(() -> new PhoneCode(
                        CODE.id(),
                        CODE.status(),
                        Instant.ofEpochSecond(second).plus(more),
                        Duration.ofSeconds(life),
                        nonce,
                        purpose))
                .isInstanceOfSatisfying(
                        FactsRefused.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void a_printed_payload_is_not_read_as_a_phone_code_nor_the_reverse() {
        assertThatThrownBy(() -> PhoneCodePayload.read(CertificatePayload.write(Sample.facts())))
                .isInstanceOf(CborRefused.class);
        assertThatThrownBy(() -> CertificatePayload.read(PhoneCodePayload.write(CODE)))
                .isInstanceOf(CborRefused.class);
    }

    private static int version(String host, byte[] envelope) {
        return QrWriter.of(new CertificateLink(host).around(Digits.of(envelope)))
                .version();
    }
}
