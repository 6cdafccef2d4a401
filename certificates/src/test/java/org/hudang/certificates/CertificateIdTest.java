package org.hudang.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateIdTest {
    @Test
    void sixteen_bytes_come_back_over_many_random_ones() {
        Random random = new Random(3);
        for (int n = 0; n < 2000; n++) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);

            assertThat(CertificateId.of(bytes).bytes()).isEqualTo(bytes);
        }
        assertThat(CertificateId.of(new byte[16])).hasToString("cer_aaaaaaaaaaaaaaaaaaaaaaaaaa");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cer_",
                "cer_aaaaaaaaaaaaaaaaaaaaaaaaab",
                "cer_AAAAAAAAAAAAAAAAAAAAAAAAAA",
                "hh_aaaaaaaaaaaaaaaaaaaaaaaaaa",
                "cer_aaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "cer_aaaaaaaaaaaaaaaaaaaaaaaaa1"
            })
    void another_shape_is_refused(String lie) {
        assertThatThrownBy(() -> new CertificateId(lie)).isInstanceOf(IllegalArgumentException.class);
    }
}
