package org.hudang.certificates.qr;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads every QR code in a picture. The work is bounded for any picture whatever: one that shows more corners of codes than
 * {@link PatternBudget} allows is not looked at further.
 */
public final class QrReader {
    private static final int TINY = 150;
    private static final int[] SIDES = {1200, 2400, 600};
    private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);

    private final PatternBudget budget = new PatternBudget();
    private final Map<DecodeHintType, ?> hints =
            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.NEED_RESULT_POINT_CALLBACK, budget);
    private final Set<String> found = new LinkedHashSet<>();

    private QrReader() {}

    /** The different texts of the codes found, in no particular order; empty when none could be read. */
    public static Set<String> read(BufferedImage picture) {
        return new QrReader().lookAt(picture);
    }

    private Set<String> lookAt(BufferedImage picture) {
        for (int side : SIDES) {
            LuminanceSource source = luminance(scaled(picture, side));
            for (Function<LuminanceSource, Binarizer> binarizer : BINARIZERS) {
                look(binarizer, source);
                look(binarizer, source.invert());
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return found;
    }

    private void look(Function<LuminanceSource, Binarizer> binarizer, LuminanceSource source) {
        if (!budget.begin()) {
            return;
        }
        try {
            Result[] results = new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(binarizer.apply(source)), hints);
            for (Result result : results) {
                found.add(result.getText());
            }
        } catch (NotFoundException none) {
            one(binarizer, source);
        } catch (PatternBudget.Spent tooMany) {
            // another way of seeing the picture may show fewer
            return;
        }
    }

    private void one(Function<LuminanceSource, Binarizer> binarizer, LuminanceSource source) {
        if (!budget.begin()) {
            return;
        }
        try {
            found.add(new QRCodeReader()
                    .decode(new BinaryBitmap(binarizer.apply(source)), hints)
                    .getText());
        } catch (ReaderException | PatternBudget.Spent none) {
            // nothing to be read this way; the next way may do
            return;
        }
    }

    private static LuminanceSource luminance(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    /** On white ground, and no side longer than asked; a small picture keeps its size, a tiny one is made larger. */
    private static BufferedImage scaled(BufferedImage picture, int side) {
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        double scale = longest < TINY ? 4.0 : Math.min(1.0, (double) side / longest);
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                longest < TINY
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return image;
    }
}
