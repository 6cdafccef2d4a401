package org.hudang.archive.intake.child;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.intake.IntakeCode;
import org.hudang.archive.intake.child.Wire.Reply;
import org.hudang.archive.intake.child.Wire.Size;
import org.hudang.archive.intake.gate.Picture;
import org.hudang.archive.intake.gate.Pictures;

/** Pictures: decoded with the JDK's readers, metadata ignored, drawn anew upright. */
final class PictureFile {
    private static final int PROOF = 64;

    private PictureFile() {}

    /** A picture is accepted when every page of it can be decoded; HEIC only has its header looked at. */
    static Reply examine(Path file, DocumentType type, Reading reading) throws IOException {
        Picture picture = Pictures.read(file, type);
        for (int page = 1;
                type != DocumentType.HEIC && page <= picture.pages() && (page == 1 || reading.goesOn());
                page++) {
            decode(file, type, page, PROOF);
        }
        if (picture.trailing()) {
            reading.warn(IntakeCode.TRAILING_BYTES);
        }
        return reading.withoutText(new Size(picture.pages(), picture.uprightWidth(), picture.uprightHeight()));
    }

    static Reply render(Path file, DocumentType type, Strip strip) throws IOException {
        Picture picture = Pictures.read(file, type);
        int pixels = strip.pixels();
        return strip.draw(
                picture.pages(),
                type == DocumentType.JPEG,
                page -> upright(decode(file, type, page, pixels), picture.orientation(), pixels));
    }

    /**
     * Decodes one page, skipping rows and columns so that the longer side stays at least twice the target.
     */
    static BufferedImage decode(Path file, DocumentType type, int page, int target) throws IOException {
        ImageReader reader = reader(type);
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, false, true);
            int longer = Math.max(reader.getWidth(page - 1), reader.getHeight(page - 1));
            int step = Math.max(1, longer / (2 * target));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return read(reader, page - 1, param);
        } finally {
            reader.dispose();
        }
    }

    static ImageReader reader(DocumentType type) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.name());
        if (!readers.hasNext()) {
            throw new IIOException("no reader");
        }
        return readers.next();
    }

    /** Reads pixels; four inks become screen colours. */
    static BufferedImage read(ImageReader reader, int index, ImageReadParam param) throws IOException {
        try {
            return reader.read(index, param);
        } catch (IIOException unsupported) {
            if (!reader.canReadRaster()) {
                throw unsupported;
            }
            return fromInk(reader.readRaster(index, param));
        }
    }

    /** Four inks as Adobe writes them into JPEG (inverted CMYK), turned into screen colours without a profile. */
    private static BufferedImage fromInk(Raster raster) throws IIOException {
        if (raster.getNumBands() != 4) {
            throw new IIOException("unknown colours");
        }
        int width = raster.getWidth();
        BufferedImage image = new BufferedImage(width, raster.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] inks = new int[4 * width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, inks);
            for (int x = 0; x < width; x++) {
                int black = inks[4 * x + 3];
                int red = inks[4 * x] * black / 255;
                int green = inks[4 * x + 1] * black / 255;
                int blue = inks[4 * x + 2] * black / 255;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    /** Draws a picture upright on white, its longer side at most {@code maxPixels}. */
    static BufferedImage upright(BufferedImage source, int orientation, int maxPixels) {
        BufferedImage half = halve(source, maxPixels);
        double scale = Math.min(1, (double) maxPixels / Math.max(half.getWidth(), half.getHeight()));
        int width = Math.max(1, (int) Math.round(half.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(half.getHeight() * scale));
        boolean turned = orientation >= 5;
        BufferedImage target =
                new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        AffineTransform transform = turn(orientation, width, height);
        transform.scale((double) width / half.getWidth(), (double) height / half.getHeight());
        draw(half, target, transform);
        return target;
    }

    /** Halves until less than twice the target remains: bilinear sampling then misses no pixel. */
    private static BufferedImage halve(BufferedImage source, int maxPixels) {
        BufferedImage image = source;
        while (Math.max(image.getWidth(), image.getHeight()) >= 2 * maxPixels
                && Math.min(image.getWidth(), image.getHeight()) > 1) {
            BufferedImage half =
                    new BufferedImage(image.getWidth() / 2, image.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
            double across = (double) half.getWidth() / image.getWidth();
            double down = (double) half.getHeight() / image.getHeight();
            draw(image, half, AffineTransform.getScaleInstance(across, down));
            image = half;
        }
        return image;
    }

    private static void draw(BufferedImage source, BufferedImage target, AffineTransform transform) {
        Graphics2D graphics = target.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, target.getWidth(), target.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            graphics.drawImage(source, transform, null);
        } finally {
            graphics.dispose();
        }
    }

    /**
     * The turn from stored to upright (TIFF 6.0, tag 274; CIPA DC-008).
     *
     * @param width  of the stored picture
     * @param height likewise
     */
    static AffineTransform turn(int orientation, double width, double height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
