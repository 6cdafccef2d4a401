package org.hudang.server.completeness;

import java.nio.file.Path;
import org.hudang.archive.inspection.SignatureReader;
import org.hudang.server.platform.House;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationReport;

/**
 * What the signatures on a paper say before it is filed. Only what was altered is broken: a paper of others, whose authority
 * nobody here knows or whose certificate has ended, is one that people decide about.
 */
public final class NewSignatures implements SignatureReader {
    private final House house;

    /** Asks this house when it is asked. */
    public NewSignatures(House house) {
        this.house = house;
    }

    @Override
    public Signed read(Path pdf) {
        VerificationReport report = house.verifier().verify(pdf, house.verificationOptions());
        boolean none = report.signatures().stream().allMatch(one -> one.kind() == SignatureReport.Kind.TIMESTAMP);
        if (none && report.integrity() == VerificationReport.Integrity.UNSIGNED) {
            return Signed.NONE;
        }
        if (report.verdict() instanceof Verdict.Altered) {
            return Signed.BROKEN;
        }
        return report.verdict() instanceof Verdict.Valid ? Signed.HOLDS : Signed.UNTOLD;
    }
}
