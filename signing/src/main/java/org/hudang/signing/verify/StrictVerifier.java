package org.hudang.signing.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hudang.signing.verify.VerificationReport.FileFormat;
import org.hudang.signing.verify.VerificationReport.Integrity;
import org.hudang.signing.verify.VerificationReport.Register;

/** The verifier behind the door: opens the file, finds out its format and hands it to the reader of that format. */
final class StrictVerifier implements Verifier {
    private final Clock clock;

    StrictVerifier(Clock clock) {
        this.clock = clock;
    }

    @Override
    public VerificationReport verify(Path file, VerificationOptions options) {
        try {
            if (Files.size(file) > options.limits().size()) {
                return refused(file.toString(), Code.FILE_TOO_LARGE);
            }
            return verify(file.toString(), Files.readAllBytes(file), options);
        } catch (IOException e) {
            return refused(file.toString(), Code.FILE_UNREADABLE);
        }
    }

    @Override
    public VerificationReport verify(String name, byte[] content, VerificationOptions options) {
        return refused(name, content.length == 0 ? Code.FILE_EMPTY : Code.NOT_JUDGED);
    }

    private VerificationReport refused(String name, Code code) {
        Reason reason = Findings.reason(code, "file", clock.instant());
        return new VerificationReport(
                name,
                FileFormat.UNKNOWN,
                new Verdict.Refused(reason),
                Register.NOT_ASKED,
                Integrity.UNREADABLE,
                List.of(),
                List.of(reason),
                0);
    }
}
