package org.hudang.signing.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;

/** The paper that fuzz targets damage, and what must hold of every answer. */
final class FuzzPaper {
    private static final TestAuthority AUTHORITY = new TestAuthority(TestAuthority.Algorithm.EC);
    static final TestSigner SIGNER = TestSigner.of(AUTHORITY.identity("CN=Zhang Yangli"), AUTHORITY);
    private static final Verifier VERIFIER = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
    private static final VerificationOptions OPTIONS =
            VerificationOptions.strict().trusting(AUTHORITY.trust());

    /** Work for one file, with room for a busy machine. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Valid as it is; the signature dictionary has room for other words. */
    static final byte[] SIGNED =
            RawPaper.sign(TestPaper.objects("approved 100"), RawLiesTest.DICTIONARY + " ".repeat(80), SIGNER::sign);

    static final int[] GAP = RawPaper.gap(SIGNED);

    private FuzzPaper() {}

    /** Judges; an error of the verifier itself, or an answer that comes too late, ends in an exception. */
    static boolean isValid(byte[] file) {
        long start = System.nanoTime();
        VerificationReport report = VERIFIER.verify("fuzz", file, OPTIONS);
        if (System.nanoTime() - start > LONGEST.toNanos()) {
            throw new IllegalStateException("it took longer than " + LONGEST);
        }
        if (report.reasons().stream().anyMatch(reason -> reason.code().equals("SG-300"))) {
            throw new IllegalStateException("no reader foresaw this: " + report.reasons());
        }
        return report.verdict() instanceof Verdict.Valid;
    }

    /** A file that is valid must be the signed one but for the digits of its signature value. */
    static void requireSigned(byte[] file) {
        if (isValid(file) && !sameOutside(file)) {
            throw new IllegalStateException("valid, and not what was signed");
        }
    }

    private static boolean sameOutside(byte[] file) {
        return file.length == SIGNED.length
                && Arrays.equals(file, 0, GAP[0], SIGNED, 0, GAP[0])
                && Arrays.equals(file, GAP[1], file.length, SIGNED, GAP[1], file.length);
    }

    /** The signed file with some bytes of it replaced. */
    static byte[] with(int at, byte[] bytes) {
        byte[] copy = SIGNED.clone();
        System.arraycopy(bytes, 0, copy, at, Math.min(bytes.length, copy.length - at));
        return copy;
    }
}
