package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.Kind;
import org.hudang.signing.verify.SignatureReport.Level;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.SignatureReport.Trust;
import org.junit.jupiter.api.Test;

/** One act of signing is shown as one, whether it left one signature or two. */
class SignedActTest {
    private final List<SignatureReport> signatures = new ArrayList<>();

    private void signature(String field, Kind kind, String algorithm, Optional<String> signer) {
        signatures.add(new SignatureReport(
                signatures.size() + 1,
                field,
                kind,
                SignatureIntegrity.INTACT,
                ChangesAfter.NONE,
                Trust.TRUSTED,
                Level.B_T,
                Optional.of(algorithm),
                signer,
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    private List<Integer> sizes() {
        VerificationReport report = new VerificationReport(
                "paper.pdf",
                VerificationReport.FileFormat.PDF,
                new Verdict.Valid(),
                VerificationReport.Register.NOT_ASKED,
                VerificationReport.Integrity.INTACT,
                signatures,
                List.of(),
                1,
                Compared.nothing());
        return SignedAct.of(report).stream().map(act -> act.signatures().size()).toList();
    }

    @Test
    void two_algorithms_of_one_signer_are_one_act() {
        signature("person-1", Kind.PERSONAL, "SM2 SM3", Optional.of("CN=张样例"));
        signature("person-1-intl", Kind.PERSONAL, "ECDSA P-256 SHA-256", Optional.of("CN=张样例"));
        signature("form.seal", Kind.SEAL, "SM2 SM3", Optional.of("CN=样例章"));
        signature("form-seal-intl", Kind.SEAL, "ECDSA P-256 SHA-256", Optional.of("CN=样例章"));
        signature("stamp", Kind.TIMESTAMP, "SM2 SM3", Optional.of("CN=TSA"));

        assertThat(sizes()).containsExactly(2, 2, 1);
    }

    @Test
    void a_signature_of_somebody_else_in_the_second_field_is_an_act_of_its_own() {
        signature("person-1", Kind.PERSONAL, "SM2 SM3", Optional.of("CN=张样例"));
        signature("person-1-intl", Kind.PERSONAL, "ECDSA P-256 SHA-256", Optional.of("CN=李样例"));

        assertThat(sizes()).containsExactly(1, 1);
    }

    @Test
    void a_signer_who_cannot_be_read_is_not_taken_for_the_other_one() {
        signature("person-1", Kind.UNKNOWN, "SM2 SM3", Optional.empty());
        signature("person-1-intl", Kind.UNKNOWN, "ECDSA P-256 SHA-256", Optional.empty());

        assertThat(sizes()).containsExactly(1, 1);
    }

    @Test
    void the_same_algorithm_twice_is_no_second_half() {
        signature("person-1", Kind.PERSONAL, "SM2 SM3", Optional.of("CN=张样例"));
        signature("person-1-intl", Kind.PERSONAL, "SM2 SM3", Optional.of("CN=张样例"));

        assertThat(sizes()).containsExactly(1, 1);
    }
}
