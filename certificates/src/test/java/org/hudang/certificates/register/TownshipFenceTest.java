package org.hudang.certificates.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hudang.certificates.IssueRefused;
import org.hudang.certificates.IssuedCertificate;
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
    void a_key_that_another_township_used_is_free_and_nobody_learns_of_it() {
        CertificateRegister register = BED.register((household, programme, on) -> RegisterBed.granted(
                "benefit-of-" + household, household.endsWith("other") ? RegisterBed.OTHER_TOWN : RegisterBed.TOWN));
        IssuedCertificate ours = register.issue(RegisterBed.wish("2026-00001", "hh_own"), RegisterBed.CLERK);

        IssuedCertificate theirs = register.issue(
                RegisterBed.wish("2026-00001", "hh_other", RegisterBed.OTHER_TOWN), RegisterBed.NEIGHBOUR);

        assertThat(theirs.again()).isFalse();
        assertThat(theirs.record().id()).isNotEqualTo(ours.record().id());
        assertThat(register.issue(RegisterBed.wish("2026-00001", "hh_own"), RegisterBed.BUREAU)
                        .record())
                .isEqualTo(ours.record());
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
