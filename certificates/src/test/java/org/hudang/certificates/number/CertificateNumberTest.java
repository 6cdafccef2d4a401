package org.hudang.certificates.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateNumberTest {
    private static final String SOUND = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";

    @ParameterizedTest
    @ValueSource(
            strings = {
                SOUND,
                "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
                "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0"
            })
    void published_identifiers_are_read_and_spelled_alike(String published) {
        assertThat(CertificateNumber.parse(published)).hasToString(published);
    }

    @Test
    void the_documentation_sample_that_ends_in_M_computes_D_and_is_refused() {
        String sample = "1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.";

        assertThat(CertificateNumber.parse(sample + "D").check()).isEqualTo('D');
        assertThatThrownBy(() -> CertificateNumber.parse(sample + "M"))
                .isInstanceOfSatisfying(CertificateNumberRefused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("CE-010");
                    assertThat(refused.details()).containsExactly("check character", "D");
                });
    }

    @Test
    void every_single_wrong_character_is_noticed() {
        int lies = 0;
        for (int at = CertificateNumber.ROOT.length() + 1; at < SOUND.length(); at++) {
            for (char other : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
                if (SOUND.charAt(at) != '.' && SOUND.charAt(at) != other) {
                    String lie = SOUND.substring(0, at) + other + SOUND.substring(at + 1);
                    assertThatThrownBy(() -> CertificateNumber.parse(lie)).isInstanceOf(CertificateNumberRefused.class);
                    lies++;
                }
            }
        }
        assertThat(lies).isGreaterThan(1000);
    }

    @Test
    void lower_case_is_refused_and_never_folded() {
        assertThatThrownBy(() -> CertificateNumber.parse(SOUND.toLowerCase(java.util.Locale.ROOT)))
                .isInstanceOf(CertificateNumberRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.156.3005.2",
                "1.2.156.3005.3.11100000000013338W011.11430000006122244L.20230000403.001.U",
                "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.000.U",
                " 1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
                "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U\n",
                "1.2.156.3005.2.11100000000013338W011.11430000006122244L.２０２３0000403.001.U"
            })
    void another_shape_is_refused(String lie) {
        assertThatThrownBy(() -> CertificateNumber.parse(lie)).isInstanceOf(CertificateNumberRefused.class);
    }

    @Test
    void the_next_version_keeps_the_serial_number() {
        CertificateNumber next = CertificateNumber.parse(SOUND).next();

        assertThat(next.serial()).isEqualTo("20230000403");
        assertThat(next.version()).isEqualTo(2);
        assertThat(CertificateNumber.parse(next.toString())).isEqualTo(next);
    }

    @Test
    void the_invented_type_code_is_fine_for_trying_out_and_refused_for_real_people() {
        CertificateType invented = CertificateType.invented();

        assertThat(invented.code()).contains("TEST");
        assertThatThrownBy(invented::forProduction)
                .isInstanceOfSatisfying(
                        InventedTypeRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("CE-011"));
        assertThat(new CertificateType("11100000000013338W011").forProduction().code())
                .isEqualTo("11100000000013338W011");
    }
}
