package org.hudang.signing.verify;

import java.util.List;
import java.util.Optional;
import org.hudang.signing.verify.SignatureReport.ChangesAfter;
import org.hudang.signing.verify.SignatureReport.SignatureIntegrity;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Code;
import org.hudang.signing.verify.finding.Finding;
import org.hudang.signing.verify.finding.Unjudged;

/**
 * Asked by the engine before a key is used: whether every signature in a file still stands behind what the engine just
 * appended. Structure and changes only (rules 1 to 4); values are not digested.
 */
public final class EarlierSignatures {
    private EarlierSignatures() {}

    /**
     * Why a verifier would object to the file; empty when it would not.
     *
     * @param length of the file; what stands behind it in the array is not looked at
     */
    public static Optional<Reason> objection(byte[] file, int length) {
        Limits limits = Limits.strict();
        PdfVerification pdf = PdfVerification.withoutValues(
                file, length, new Budget(limits.time(), limits.depth(), limits.decoded()));
        try {
            pdf.run();
        } catch (Unjudged e) {
            return Optional.of(Findings.reason(e.finding()));
        }
        if (pdf.altered()) {
            return Optional.of(first(pdf.findings()));
        }
        return pdf.candidates().stream()
                .filter(candidate -> candidate.integrity != SignatureIntegrity.INTACT
                        || candidate.changes == ChangesAfter.FORBIDDEN
                        || candidate.changes == ChangesAfter.UNKNOWN)
                .map(candidate -> first(candidate.findings))
                .findFirst();
    }

    private static Reason first(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.code() != Code.CHANGE_PERMITTED)
                .findFirst()
                .map(Findings::reason)
                .orElseGet(() -> Findings.reason(Code.CHANGE_NOT_JUDGED, "file"));
    }
}
