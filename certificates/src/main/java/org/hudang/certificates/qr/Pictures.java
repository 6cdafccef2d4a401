package org.hudang.certificates.qr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG and JPEG pictures within limits: 20 MB of file, 100 million pixels by the header before anything is
 * unpacked; large ones are thinned out while reading, so that at most about 13 million pixels stand in memory.
 */
public final class Pictures {
    private static final int LARGEST_FILE = 20 * 1024 * 1024;
    private static final long MOST_PIXELS = 100_000_000L;
    private static final int LONGEST_SIDE = 30_000;
    private static final long KEPT_PIXELS = 13_000_000L;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private Pictures() {}

    /**
     * The picture in these bytes.
     *
     * @throws PictureRefused when it is of another kind, too large or damaged
     */
    public static BufferedImage read(byte[] bytes) {
        if (bytes.length > LARGEST_FILE) {
            throw PictureRefused.tooLarge(bytes.length, LARGEST_FILE);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName(format(bytes)).next();
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            long pixels = (long) width * height;
            if (pixels > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
                throw PictureRefused.tooLarge(pixels, MOST_PIXELS);
            }
            ImageReadParam thinned = reader.getDefaultReadParam();
            int step = (int) Math.ceil(Math.sqrt((double) pixels / KEPT_PIXELS));
            thinned.setSourceSubsampling(Math.max(step, 1), Math.max(step, 1), 0, 0);
            return reader.read(0, thinned);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw PictureRefused.damaged();
        } finally {
            reader.dispose();
        }
    }

    private static String format(byte[] bytes) {
        if (startsWith(bytes, PNG)) {
            return "png";
        } else if (startsWith(bytes, JPEG)) {
            return "jpeg";
        }
        throw PictureRefused.unknownKind();
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int at = 0; at < magic.length; at++) {
            if (bytes[at] != magic[at]) {
                return false;
            }
        }
        return true;
    }
}
