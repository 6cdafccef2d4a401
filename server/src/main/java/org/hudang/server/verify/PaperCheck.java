package org.hudang.server.verify;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.PageImage;
import org.hudang.archive.intake.PageNotRendered;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckResult;
import org.hudang.signing.verify.SealStates;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.hudang.signing.verify.Verifier;

/**
 * Checks a certificate that is shown as PDF: first the seal under the paper, then the code on it. A paper whose first signature
 * is a seal of this house is drawn here; one that anybody else has signed, or nobody, such as a scan, is drawn in the child
 * process; one whose signatures do not hold is not drawn at all, for a true code on a false paper proves nothing.
 */
public final class PaperCheck {
    private static final int PIXELS = 3200;

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

    /** Port: draws the first page of a file whose origin is unknown, a PDF or a picture. */
    @FunctionalInterface
    public interface FirstPage {
        /** The page, or nothing where the file is none that can be drawn. */
        Optional<BufferedImage> of(Path file) throws IOException;

        /** Drawn by the child process of intake, which can be killed. */
        static FirstPage drawnBy(Intake intake) {
            return file -> {
                if (!(intake.examine(file, "shown") instanceof Examined.Accepted accepted)) {
                    return Optional.empty();
                }
                try {
                    PageImage page = intake.pageImages().render(file, accepted.type(), 1, PIXELS);
                    return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(page.bytes())));
                } catch (PageNotRendered e) {
                    return Optional.empty();
                }
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
        FirstSeal first = new FirstSeal();
        VerificationReport paper = verifier.verify(pdf, first.listening(options));
        if (paper.verdict() instanceof Verdict.Valid && first.isOurs()) {
            return new Answer(paper, Optional.of(checker.checkPdf(pdf)));
        }
        return paper.verdict() instanceof Verdict.Valid || paper.verdict() instanceof Verdict.Unsigned
                ? new Answer(paper, Optional.of(checkPicture(pdf)))
                : new Answer(paper, Optional.empty());
    }

    /** What the register of seals said of the first signature, while the verifier asked it; it is asked in their order. */
    private static final class FirstSeal {
        private Optional<SealStates.Standing> said = Optional.empty();

        /** The same options, their register overheard; without a register no seal is known to be ours. */
        VerificationOptions listening(VerificationOptions options) {
            return options.seals()
                    .map(register -> options.asking((certificate, at) -> heard(register.standing(certificate, at))))
                    .orElse(options);
        }

        private SealStates.Standing heard(SealStates.Standing standing) {
            said = said.or(() -> Optional.of(standing));
            return standing;
        }

        boolean isOurs() {
            return said.filter(standing -> standing != SealStates.Standing.NOT_OURS)
                    .isPresent();
        }
    }

    /** What the code says that can be seen on the first page of a foreign file. */
    public CheckResult checkPicture(Path shown) {
        try {
            return foreign.of(shown).map(checker::checkImage).orElseGet(() -> checker.checkPicture(new byte[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
