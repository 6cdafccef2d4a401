package org.hudang.server.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckResult;
import org.hudang.signing.verify.SignatureReport;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;

/**
 * Judges one file, whatever it is: papers go to the signature verifier, pictures and texts to the checker of
 * certificates, and a paper that an office alone has sealed to both, for it may be a certificate. Every file ends in the
 * same report.
 */
public final class FileCheck {
    private static final int LONGEST_TEXT = 4_096;
    private static final int LARGEST_PICTURE = 20_000_000;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final VerificationOptions options;
    private final CertificateChecker certificates;
    private final Verifier verifier;

    public FileCheck(VerificationOptions options, CertificateChecker certificates, Clock clock) {
        this.options = options;
        this.certificates = certificates;
        this.verifier = Verifier.with(clock);
    }

    /** The report on this file; never throws at what is in it. */
    public VerificationReport check(Path file) {
        long start = System.nanoTime();
        try {
            if (Files.isRegularFile(file) && Files.size(file) > 0) {
                byte[] head = head(file);
                if (startsWith(head, PNG) || startsWith(head, JPEG)) {
                    return picture(file, start);
                }
                if (Files.size(file) <= LONGEST_TEXT && isText(file)) {
                    return report(
                            file, certificates.check(Files.readString(file).strip()), start);
                }
            }
        } catch (IOException e) {
            return verifier.verify(file, options);
        }
        return paper(file, start);
    }

    /**
     * A PDF whose signatures hold, and of which the first is a seal, may be a certificate: its code says whether it was
     * withdrawn. On other papers there is no such code, and none is looked for.
     */
    private VerificationReport paper(Path file, long start) {
        VerificationReport paper = verifier.verify(file, options);
        return paper.verdict() instanceof Verdict.Valid
                        && paper.format() == VerificationReport.FileFormat.PDF
                        && isSealedFirst(paper)
                ? CertificateReport.onPaper(paper, certificates.checkPdf(file), millisSince(start))
                : paper;
    }

    private static boolean isSealedFirst(VerificationReport paper) {
        return paper.signatures().stream()
                .filter(signature -> signature.kind() != SignatureReport.Kind.TIMESTAMP)
                .findFirst()
                .filter(first -> first.kind() == SignatureReport.Kind.SEAL)
                .isPresent();
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private VerificationReport picture(Path file, long start) throws IOException {
        if (Files.size(file) > LARGEST_PICTURE) {
            return verifier.verify(file, options);
        }
        return report(file, certificates.checkPicture(Files.readAllBytes(file)), start);
    }

    private VerificationReport report(Path file, CheckResult result, long start) {
        return CertificateReport.of(file.toString(), result, millisSince(start));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(8);
        }
    }

    private static boolean isText(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (startsWith(bytes, "%PDF".getBytes(StandardCharsets.US_ASCII)) || startsWith(bytes, new byte[] {'P', 'K'})) {
            return false;
        }
        for (byte one : bytes) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] bytes, byte[] head) {
        return bytes.length >= head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }
}
