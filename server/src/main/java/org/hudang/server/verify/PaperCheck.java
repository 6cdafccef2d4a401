package org.hudang.server.verify;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.Examined;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.intake.PageImage;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckResult;
import org.jspecify.annotations.Nullable;

/** Reads the code on a certificate that is shown as PDF; the page is drawn in the child process, never here. */
public final class PaperCheck {
    private static final int PIXELS = 2400;

    private final CertificateChecker checker;
    private final Intake intake;
    private final Path work;

    public PaperCheck(CertificateChecker checker, Intake intake, Path work) {
        this.checker = checker;
        this.intake = intake;
        this.work = work;
    }

    /** What the code on the first page says. */
    public CheckResult pdf(byte[] bytes) {
        try {
            Path file = Files.createTempFile(work, "check-", ".part");
            try {
                Files.write(file, bytes);
                if (intake.examine(file, "shown.pdf") instanceof Examined.Accepted) {
                    PageImage page = intake.pageImages().render(file, DocumentType.PDF, 1, PIXELS);
                    @Nullable BufferedImage image = ImageIO.read(new ByteArrayInputStream(page.bytes()));
                    if (image != null) {
                        return checker.checkImage(image);
                    }
                }
                return checker.checkPicture(new byte[0]);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
