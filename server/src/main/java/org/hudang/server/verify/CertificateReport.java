package org.hudang.server.verify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hudang.certificates.check.CertificateVerdict;
import org.hudang.certificates.check.CheckResult;
import org.hudang.certificates.check.VerdictWord;
import org.hudang.server.platform.Messages;
import org.hudang.signing.verify.Compared;
import org.hudang.signing.verify.Reason;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.VerificationReport.FileFormat;
import org.hudang.signing.verify.VerificationReport.Integrity;
import org.hudang.signing.verify.VerificationReport.Register;

/** The check of a certificate in the form of every verification report (docs/formats/verification-report-v1.md). */
public final class CertificateReport {
    private CertificateReport() {}

    /** The report on a code alone. */
    public static VerificationReport of(String shown, CheckResult code, long millis) {
        return report(shown, code, integrity(code.verdict()), List.of(), millis);
    }

    /** The report on a paper: its own where it must not be relied on, else that of the code with the paper's signatures. */
    public static VerificationReport of(PaperCheck.Answer answer, long millis) {
        VerificationReport paper = answer.paper();
        return answer.code()
                .map(code -> report(
                        paper.file(),
                        code,
                        paper.verdict() instanceof Verdict.Valid ? Integrity.INTACT : integrity(code.verdict()),
                        paper.signatures(),
                        millis))
                .orElse(paper);
    }

    /**
     * The report on a paper whose signatures hold and that may bear a certificate's code. Without such a code it stays a
     * paper; without any list at hand it is a certificate whose seals hold and of which nobody was asked more.
     */
    static VerificationReport onPaper(VerificationReport paper, CheckResult code, long millis) {
        if (code.verdict() instanceof CertificateVerdict.NotOurs
                || isMissing(code, CertificateVerdict.Missing.NO_CODE_FOUND)) {
            return paper;
        }
        VerificationReport both = of(new PaperCheck.Answer(paper, Optional.of(code)), millis);
        boolean asked = !isMissing(code, CertificateVerdict.Missing.NO_TRUST_LIST);
        return new VerificationReport(
                both.file(),
                both.format(),
                asked ? both.verdict() : paper.verdict(),
                paper.register() == Register.ASKED ? Register.ASKED : both.register(),
                both.integrity(),
                both.signatures(),
                asked ? both.reasons() : List.of(sealsOnly()),
                millis,
                both.compared());
    }

    private static Reason sealsOnly() {
        String code = "SV-033";
        return new Reason(code, sentence(code, Locale.CHINESE), sentence(code, Locale.ENGLISH), "certificate");
    }

    private static String sentence(String code, Locale locale) {
        return Messages.of("org.hudang.server.messages", locale).getString(code);
    }

    private static boolean isMissing(CheckResult code, CertificateVerdict.Missing what) {
        return code.verdict() instanceof CertificateVerdict.CannotTellNow now && now.missing() == what;
    }

    private static VerificationReport report(
            String shown, CheckResult code, Integrity integrity, List<SignatureReport> signatures, long millis) {
        Reason reason =
                new Reason(code.code(), code.sentence(Locale.CHINESE), code.sentence(Locale.ENGLISH), "certificate");
        return new VerificationReport(
                shown,
                FileFormat.CERTIFICATE,
                verdict(code.word(), reason),
                code.register() == CheckResult.Register.ASKED ? Register.ASKED : Register.NOT_ASKED,
                integrity,
                signatures,
                List.of(reason),
                millis,
                Compared.nothing());
    }

    private static Verdict verdict(VerdictWord word, Reason reason) {
        return switch (word) {
            case VALID -> new Verdict.Valid();
            case ALTERED -> new Verdict.Altered(reason);
            case UNTRUSTED -> new Verdict.Untrusted(reason);
            case REVOKED -> new Verdict.Revoked(reason);
            case EXPIRED -> new Verdict.Expired(reason);
            case NOT_YET_VALID -> new Verdict.NotYetValid(reason);
            case SUSPENDED -> new Verdict.Suspended(reason);
            case NOT_OURS -> new Verdict.NotOurs(reason);
            case CANNOT_TELL -> new Verdict.CannotTell(reason);
        };
    }

    private static Integrity integrity(CertificateVerdict verdict) {
        if (verdict instanceof CertificateVerdict.Altered) {
            return Integrity.ALTERED;
        }
        if (verdict instanceof CertificateVerdict.NotOurs) {
            return Integrity.UNSIGNED;
        }
        if (verdict instanceof CertificateVerdict.CannotTellNow
                || verdict instanceof CertificateVerdict.IssuerUnknown) {
            return Integrity.UNREADABLE;
        }
        return Integrity.INTACT;
    }
}
