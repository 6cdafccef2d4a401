package org.hudang.server.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.completeness.PaperChecks.PaperSeal;
import org.hudang.signing.verify.Compared;
import org.hudang.signing.verify.Reason;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationReport;
import org.junit.jupiter.api.Test;

/** What the verifier says of a filed paper, as the archive takes it. */
class SignedPapersTest {
    private static final Reason WHY = new Reason("SG-000", "样例", "sample", "1");
    private static final SignatureReport SEAL = new SignatureReport(
            1,
            "seal",
            SignatureReport.Kind.SEAL,
            SignatureReport.SignatureIntegrity.INTACT,
            SignatureReport.ChangesAfter.NONE,
            SignatureReport.Trust.TRUSTED,
            SignatureReport.Level.B_T,
            Optional.empty(),
            Optional.of("样例县样例镇人民政府"),
            Optional.empty(),
            Optional.empty(),
            List.of());

    private static final PaperSeal NAMED = new PaperSeal("样例县样例镇人民政府", Optional.empty(), Optional.empty());

    @Test
    void two_signatures_of_one_seal_are_one_seal() {
        assertThat(SignedPapers.judged(
                        report(new Verdict.Valid(), VerificationReport.Integrity.INTACT, SEAL, SEAL), seal -> NAMED))
                .isEqualTo(new Paper.Signed(List.of(), List.of(NAMED)));
    }

    @Test
    void signatures_that_hold_are_told_with_people_and_seals() {
        assertThat(judged(new Verdict.Valid(), SEAL)).isEqualTo(new Paper.Signed(List.of(), List.of(NAMED)));
    }

    @Test
    void what_is_intact_and_known_to_nobody_or_awaits_its_time_is_untold_and_not_broken() {
        assertThat(judged(new Verdict.Untrusted(WHY), SEAL)).isEqualTo(new Paper.Untold());
        assertThat(judged(new Verdict.Pending(WHY), SEAL)).isEqualTo(new Paper.Untold());
        assertThat(judged(new Verdict.CannotTell(WHY), SEAL)).isEqualTo(new Paper.Untold());
    }

    @Test
    void what_was_altered_revoked_or_has_ended_is_broken() {
        assertThat(judged(new Verdict.Altered(WHY), SEAL)).isEqualTo(new Paper.Broken());
        assertThat(judged(new Verdict.Revoked(WHY), SEAL)).isEqualTo(new Paper.Broken());
        assertThat(judged(new Verdict.Expired(WHY), SEAL)).isEqualTo(new Paper.Broken());
    }

    @Test
    void an_ofd_that_was_altered_is_broken_and_any_other_is_for_people() {
        assertThat(ofd(new Verdict.Altered(WHY), SEAL)).isEqualTo(new Paper.Broken());
        assertThat(ofd(new Verdict.Revoked(WHY), SEAL)).isEqualTo(new Paper.Broken());
        assertThat(ofd(new Verdict.Valid(), SEAL)).isEqualTo(new Paper.ByHand());
        assertThat(ofd(new Verdict.Expired(WHY), SEAL)).isEqualTo(new Paper.Untold());
        assertThat(ofd(new Verdict.Untrusted(WHY), SEAL)).isEqualTo(new Paper.Untold());
        assertThat(ofd(new Verdict.Refused(WHY))).isEqualTo(new Paper.Untold());
        assertThat(ofd(new Verdict.Unsigned(WHY))).isEqualTo(new Paper.ByHand());
    }

    @Test
    void what_nobody_signed_is_for_people_to_look_at() {
        assertThat(SignedPapers.judged(
                        report(new Verdict.Unsigned(WHY), VerificationReport.Integrity.UNSIGNED), seal -> NAMED))
                .isEqualTo(new Paper.ByHand());
        assertThat(SignedPapers.judged(
                        report(new Verdict.Refused(WHY), VerificationReport.Integrity.UNREADABLE), seal -> NAMED))
                .isEqualTo(new Paper.Broken());
    }

    private static Paper ofd(Verdict verdict, SignatureReport... signatures) {
        VerificationReport.Integrity integrity = verdict instanceof Verdict.Unsigned
                ? VerificationReport.Integrity.UNSIGNED
                : VerificationReport.Integrity.INTACT;
        return SignedPapers.judged(
                report(VerificationReport.FileFormat.OFD, verdict, integrity, signatures), seal -> NAMED);
    }

    private static Paper judged(Verdict verdict, SignatureReport signature) {
        return SignedPapers.judged(report(verdict, VerificationReport.Integrity.INTACT, signature), seal -> NAMED);
    }

    private static VerificationReport report(
            Verdict verdict, VerificationReport.Integrity integrity, SignatureReport... signatures) {
        return report(VerificationReport.FileFormat.PDF, verdict, integrity, signatures);
    }

    private static VerificationReport report(
            VerificationReport.FileFormat format,
            Verdict verdict,
            VerificationReport.Integrity integrity,
            SignatureReport... signatures) {
        return new VerificationReport(
                "paper.pdf",
                format,
                verdict,
                VerificationReport.Register.NOT_ASKED,
                integrity,
                List.of(signatures),
                List.of(),
                1,
                Compared.nothing());
    }
}
