package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hudang.certificates.IssueRefused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What one township cannot do to another one. */
class TownshipFenceTest {
    private static final RegisterBed BED = new RegisterBed();

    @AfterAll
    static void close() {
        BED.close();
    }

    @Test
    void a_benefit_that_another_township_owns_is_as_good_as_none() {
        CertificateRegister register = BED.register(
                (household, programme, on) -> RegisterBed.granted("benefit-there", RegisterBed.OTHER_TOWN));

        assertThatThrownBy(() -> register.issue(RegisterBed.wish("key-theirs", "hh_theirs"), RegisterBed.CLERK))
                .isInstanceOfSatisfying(IssueRefused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("CE-001");
                    assertThat(refused).hasMessageEndingWith("not-in-force");
                });
        assertThat(register.ofHousehold("hh_theirs", RegisterBed.BUREAU)).isEmpty();
    }
}
