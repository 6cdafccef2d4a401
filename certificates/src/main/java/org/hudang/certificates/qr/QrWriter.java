package org.hudang.certificates.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes QR codes (ISO/IEC 18004, error level M) with the shortest mix of segments, and draws them. */
public final class QrWriter {
    /** Modules that stay white on every side. */
    public static final int QUIET_ZONE = 4;
    /** Version that the code of an ordinary certificate does not exceed. */
    public static final int USUAL_VERSION = 10;
    /** Largest version that is printed. */
    public static final int LARGEST_VERSION = 14;

    private static final int MOST_PIXELS_PER_MODULE = 40;

    private QrWriter() {}

    /**
     * The code of this text.
     *
     * @throws CodeTooLarge when it needs more than version 14
     */
    public static QrCode of(String text) {
        try {
            QRCode code = Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.QR_COMPACT, true));
            int version = code.getVersion().getVersionNumber();
            if (version > LARGEST_VERSION) {
                throw new CodeTooLarge(text.length(), LARGEST_VERSION);
            }
            return new QrCode(version, modules(code.getMatrix()));
        } catch (WriterException tooLarge) {
            throw new CodeTooLarge(text.length(), LARGEST_VERSION);
        }
    }

    /**
     * An SVG of the code with its quiet zone: one path over a white ground, one unit a module, no size of its own.
     */
    public static String svg(QrCode code) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side(code) + " " + side(code)
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
                + "<path fill=\"#000\" d=\"" + path(code) + "\"/></svg>";
    }

    /** Modules along one side of the code with its quiet zone. */
    public static int side(QrCode code) {
        return code.size() + 2 * QUIET_ZONE;
    }

    /** The dark modules as the path of an SVG, one unit a module, the quiet zone left free. */
    public static String path(QrCode code) {
        StringBuilder path = new StringBuilder(16 * 1024);
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                int start = x;
                while (x < code.size() && code.dark(x, y)) {
                    x++;
                }
                if (x > start) {
                    int width = x - start;
                    path.append('M').append(start + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                    path.append('h').append(width).append("v1h-").append(width).append('z');
                }
            }
        }
        return path.toString();
    }

    /** The code with its quiet zone as a black and white picture, this many pixels a module. */
    public static BufferedImage image(QrCode code, int pixelsPerModule) {
        if (pixelsPerModule < 1 || pixelsPerModule > MOST_PIXELS_PER_MODULE) {
            throw new IllegalArgumentException(
                    "pixels a module: expected 1 to " + MOST_PIXELS_PER_MODULE + ", found " + pixelsPerModule);
        }
        int side = side(code) * pixelsPerModule;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int column = x / pixelsPerModule - QUIET_ZONE;
                int row = y / pixelsPerModule - QUIET_ZONE;
                boolean inside = column >= 0 && row >= 0 && column < code.size() && row < code.size();
                image.setRGB(x, y, inside && code.dark(column, row) ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        return image;
    }

    /** The code with its quiet zone as PNG, this many pixels a module. */
    public static byte[] png(QrCode code, int pixelsPerModule) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(image(code, pixelsPerModule));
        } catch (IOException e) {
            throw new UncheckedIOException("a PNG in memory could not be written", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BitSet modules(ByteMatrix matrix) {
        BitSet modules = new BitSet(matrix.getWidth() * matrix.getHeight());
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                modules.set(y * matrix.getWidth() + x, matrix.get(x, y) == 1);
            }
        }
        return modules;
    }
}
