package org.hudang.certificates.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import org.hudang.certificates.cose.CborRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
    /** The table of docs/formats/certificate-payload-v1.md. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "00, 000",
        "ff, 255",
        "ffff, 65535",
        "ffffff, 16777215",
        "ffffffff, 4294967295",
        "ffffffffff, 1099511627775",
        "ffffffffffff, 281474976710655",
        "00000000000001, 000000000000000001"
    })
    void the_examples_of_the_format_page_hold(String hex, String digits) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(Digits.of(bytes)).isEqualTo(digits);
        assertThat(Digits.read(digits)).isEqualTo(bytes);
    }

    @Test
    void every_byte_string_comes_back_over_many_random_ones() {
        Random random = new Random(6);
        for (int n = 0; n < 20_000; n++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);

            assertThat(Digits.read(Digits.of(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void every_digit_string_is_refused_or_the_only_spelling_of_its_bytes() {
        Random random = new Random(15);
        int read = 0;
        for (int n = 0; n < 20_000; n++) {
            String digits = random.ints(random.nextInt(40), 0, 10)
                    .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                    .toString();
            try {
                assertThat(Digits.of(Digits.read(digits))).isEqualTo(digits);
                read++;
            } catch (CborRefused refused) {
                assertThat(refused.code()).isEqualTo("CE-020");
            }
        }
        assertThat(read).isBetween(500, 19_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "12",
                "1234",
                "256",
                "999",
                "65536",
                "16777216",
                "4294967296",
                "1099511627776",
                "281474976710656",
                "999999999999999",
                "-01",
                "+01",
                " 01",
                "０００",
                "٠٠٠",
                "00a",
                "0000000000000000"
            })
    void another_spelling_is_refused(String lie) {
        assertThatThrownBy(() -> Digits.read(lie)).isInstanceOf(CborRefused.class);
    }
}
