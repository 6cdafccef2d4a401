package org.hudang.server.verify;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.PageImage;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckResult;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;

/**
 * Checks a certificate that is shown as PDF: first the seal under the paper, then the code on it. A paper that this house
 * has sealed is drawn here; one without any signature, such as a scan, is drawn in the child process; one whose signatures
 * do not hold is not drawn at all, for a true code on a false paper proves nothing.
 */
public final class PaperCheck {
    private static final int PIXELS = 2400;

    private final CertificateChecker checker;
    private final Verifier verifier;
    private final VerificationOptions options;
    private final FirstPage foreign;

    public PaperCheck(CertificateChecker checker, Verifier verifier, VerificationOptions options, FirstPage foreign) {
        this.checker = checker;
        this.verifier = verifier;
        this.options = options;
        this.foreign = foreign;
    }

    /** Port: draws the first page of a PDF whose origin is unknown. */
    @FunctionalInterface
    public interface FirstPage {
        /** The page, or nothing where the file is none that can be drawn. */
        Optional<BufferedImage> of(Path pdf) throws IOException;

        /** Drawn by the child process of intake. */
        static FirstPage drawnBy(Intake intake) {
            return pdf -> {
                if (!(intake.examine(pdf, "shown.pdf") instanceof Examined.Accepted)) {
                    return Optional.empty();
                }
                PageImage page = intake.pageImages().render(pdf, DocumentType.PDF, 1, PIXELS);
                return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(page.bytes())));
            };
        }
    }

    /**
     * Both answers on one paper.
     *
     * @param paper what its signatures say
     * @param code what the code on its first page says; empty where the paper itself must not be relied on
     */
    public record Answer(VerificationReport paper, Optional<CheckResult> code) {}

    /** Judges the file; never throws at what is in it. */
    public Answer check(Path pdf) {
        VerificationReport paper = verifier.verify(pdf, options);
        if (paper.verdict() instanceof Verdict.Valid) {
            return new Answer(paper, Optional.of(checker.checkPdf(pdf)));
        }
        if (!(paper.verdict() instanceof Verdict.Unsigned)) {
            return new Answer(paper, Optional.empty());
        }
        try {
            CheckResult code =
                    foreign.of(pdf).map(checker::checkImage).orElseGet(() -> checker.checkPicture(new byte[0]));
            return new Answer(paper, Optional.of(code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for a paper that is at hand as bytes only; it lies in the work folder while it is looked at. */
    public Answer check(byte[] pdf, Path work) {
        try {
            Path file = Files.createTempFile(work, "check-", ".part");
            try {
                Files.write(file, pdf);
                return check(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
