package org.hudang.server.verify;

import java.time.Clock;
import org.hudang.archive.transfer.PackageSeals;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;

/** Judges seals on packages as those on papers are judged; what a person signed is no seal. */
public final class SealsOnPackages implements PackageSeals {
    private static final String NAME = "META-INF/signature001.p7s";

    private final VerificationOptions options;
    private final Verifier verifier;

    public SealsOnPackages(VerificationOptions options, Clock clock) {
        this.options = options;
        this.verifier = Verifier.with(clock);
    }

    @Override
    public Seal judge(byte[] list, byte[] message) {
        VerificationReport report = verifier.verifyBeside(NAME, list, message, options);
        String by = report.signatures().stream()
                .findFirst()
                .flatMap(SignatureReport::signer)
                .orElse("");
        if (report.verdict() instanceof Verdict.NotValid not) {
            return new Seal(
                    not.exitCode() == 1 ? Standing.BROKEN : Standing.UNCERTAIN,
                    by,
                    not.because().code());
        }
        boolean isSeal = report.signatures().stream().allMatch(one -> one.kind() == SignatureReport.Kind.SEAL);
        return new Seal(isSeal ? Standing.HOLDS : Standing.UNCERTAIN, by, "");
    }
}
