package org.hudang.benchmarks.signing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.pdf.Appearance;
import org.hudang.signing.pdf.ContentOperators;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.Signers;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.Verifier;

/** Signs and judges large files, with a plain drawing, so that nothing but the file takes memory. */
public final class LargeDesk {
    private static final Appearance SEAL = Appearance.of(100, 100, ContentOperators.of("1 0 0 RG 10 10 80 80 re S"));

    private final Office office;
    private final PdfSigner signer = PdfSigner.withoutTimestamps();

    /** SG-307, the limits of checking: here only memory can be meant. */
    private static final String LIMIT = "SG-307";

    private LargeDesk(Office office) {
        this.office = office;
    }

    /** With the office in a folder. */
    public static LargeDesk in(Path folder) {
        return new LargeDesk(Office.in(folder));
    }

    /** The large file, not signed: 50 MB. */
    public static byte[] file() {
        return Foreign.MB_50.file();
    }

    /** A small file, not signed: 20 KB; what a job takes with it is what the house itself takes. */
    public static byte[] smallFile() {
        return Foreign.KB_20.file();
    }

    /** One signature, ECDSA. */
    public void sign(byte[] file, OutputStream out) throws IOException {
        signer.sign(file, Foreign.task(SEAL), Signers.intl(office.seal(KeyAlgorithm.EC_P256)))
                .writeTo(out);
    }

    /** SM2, then ECDSA over it. */
    public void signBoth(byte[] file, OutputStream out) throws IOException {
        Signers both = Signers.both(office.seal(KeyAlgorithm.SM2), office.seal(KeyAlgorithm.EC_P256));
        signer.sign(file, Foreign.task(SEAL), both).writeTo(out);
    }

    /** Every rule holds. */
    public void requireValid(byte[] signed) {
        Verdict verdict = Verifier.with(Office.clock())
                .verify("large.pdf", signed, office.trusting())
                .verdict();
        if (verdict instanceof Verdict.NotValid notValid
                && notValid.because().code().equals(LIMIT)) {
            // the verifier never dies of a file: it says that there was not enough
            throw new OutOfMemoryError(LIMIT);
        }
        if (!(verdict instanceof Verdict.Valid)) {
            throw new IllegalStateException("a file just signed is not valid: " + verdict);
        }
    }
}
