package org.hudang.archive.intake.child;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes a drawn page as a new file: photographs as JPEG, everything else as PNG unless that grows too large. */
final class Encode {
    private static final long PNG_AT_MOST = 3L << 20;
    private static final float QUALITY = 0.88f;

    private Encode() {}

    /** Writes {@code <page>.png} or {@code <page>.jpg} into the folder, and says which media type it is. */
    static String page(BufferedImage image, boolean photograph, Path folder, int page) throws IOException {
        Path png = folder.resolve(page + ".png");
        if (!photograph) {
            png(image, png);
            if (Files.size(png) <= PNG_AT_MOST) {
                return "image/png";
            }
            Files.delete(png);
        }
        jpeg(image, folder.resolve(page + ".jpg"));
        return "image/jpeg";
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
