package org.hudang.archive.intake.child;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.hudang.archive.intake.Finding;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Fate;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Size;

/** Writes a drawn page as a new file: photographs as JPEG, everything else as PNG unless that grows too large. */
final class Encode {
    private static final long PNG_AT_MOST = 3L << 20;
    private static final float QUALITY = 0.88f;

    private Encode() {}

    static Reply page(BufferedImage image, boolean photograph, int pages, Path output) throws IOException {
        boolean jpeg = photograph;
        if (!jpeg) {
            png(image, output);
            jpeg = Files.size(output) > PNG_AT_MOST;
        }
        if (jpeg) {
            jpeg(image, output);
        }
        Size size = new Size(pages, image.getWidth(), image.getHeight());
        String mediaType = jpeg ? "image/jpeg" : "image/png";
        return new Reply(Fate.DONE, Finding.of(IntakeCode.ACCEPTED), size, mediaType, List.of(), List.of());
    }

    private static void png(BufferedImage image, Path output) throws IOException {
        try (OutputStream out = Files.newOutputStream(output)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("no PNG writer");
            }
        }
    }

    private static void jpeg(BufferedImage image, Path output) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (OutputStream out = Files.newOutputStream(output);
                ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
