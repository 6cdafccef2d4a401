package org.hudang.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.IndexColorModel;
import java.awt.image.Kernel;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** What a phone and a scanner make of a sheet. */
final class Pictures {

    private static final int PHOTO_WIDTH = 1200;
    private static final int PHOTO_HEIGHT = 1600;

    private final Random random;

    Pictures(Random random) {
        this.random = random;
    }

    /**
     * A page on a flat-bed: turned by some degrees, a little lower in contrast, with grain and a dark edge of the lid.
     *
     * @param degrees clockwise
     */
    BufferedImage scanned(BufferedImage page, double degrees) {
        int w = page.getWidth();
        int h = page.getHeight();
        BufferedImage turned = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = turned.createGraphics();
        pen.setColor(new Color(0xe6, 0xe6, 0xe4));
        pen.fillRect(0, 0, w, h);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform turn = AffineTransform.getRotateInstance(Math.toRadians(degrees), w / 2.0, h / 2.0);
        turn.translate(random.nextInt(12), random.nextInt(12));
        pen.drawImage(page, turn, null);
        pen.dispose();
        BufferedImage scan = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
        int[] row = new int[w];
        for (int y = 0; y < h; y++) {
            turned.getRGB(0, y, w, 1, row, 0, w);
            for (int x = 0; x < w; x++) {
                double grey = 0.3 * (row[x] >> 16 & 255) + 0.59 * (row[x] >> 8 & 255) + 0.11 * (row[x] & 255);
                double edge = x < 18 ? (18 - x) * 5.0 : 0;
                double grain = grey > 225 ? random.nextInt(3) - 1 : random.nextInt(13) - 6;
                row[x] = clamp(16 + grey * 0.925 + grain - edge);
            }
            scan.getRaster().setPixels(0, y, w, 1, row);
        }
        return scan;
    }

    /** Black and white by a threshold, with specks. */
    BufferedImage bilevel(BufferedImage scan) {
        BufferedImage flat = new BufferedImage(scan.getWidth(), scan.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        return mapped(scan, flat, grey -> grey > 150 && random.nextInt(90_000) != 0 ? 1 : 0);
    }

    /** Sixteen levels of grey, as copiers with small files make them. */
    BufferedImage sixteenGreys(BufferedImage scan) {
        byte[] levels = new byte[16];
        for (int i = 0; i < 16; i++) {
            levels[i] = (byte) (i * 17);
        }
        BufferedImage flat = new BufferedImage(
                scan.getWidth(),
                scan.getHeight(),
                BufferedImage.TYPE_BYTE_BINARY,
                new IndexColorModel(4, 16, levels, levels, levels));
        return mapped(scan, flat, grey -> grey > 225 ? 15 : Math.min(15, (grey + 8) / 17));
    }

    private static BufferedImage mapped(BufferedImage scan, BufferedImage flat, IntUnaryOperator level) {
        int w = scan.getWidth();
        int[] row = new int[w];
        for (int y = 0; y < scan.getHeight(); y++) {
            scan.getRaster().getPixels(0, y, w, 1, row);
            for (int x = 0; x < w; x++) {
                row[x] = level.applyAsInt(row[x]);
            }
            flat.getRaster().setPixels(0, y, w, 1, row);
        }
        return flat;
    }

    /** A page on a table, seen from above at a slant under a lamp on one side. */
    BufferedImage photographed(BufferedImage page) {
        BufferedImage photo = new BufferedImage(PHOTO_WIDTH, PHOTO_HEIGHT, BufferedImage.TYPE_INT_RGB);
        boolean wide = page.getWidth() > page.getHeight();
        double top = wide ? 430 : 130;
        double bottom = wide ? 1190 : 1490;
        double[][] corners = {
            {150 + jitter(40), top + jitter(40)},
            {1060 + jitter(40), top + jitter(50)},
            {1140 + jitter(30), bottom + jitter(40)},
            {70 + jitter(40), bottom + jitter(40)}
        };
        double[] map = squareTo(corners);
        double lampX = 250 + random.nextInt(700);
        double lampY = 200 + random.nextInt(500);
        double[] grain = plank();
        for (int y = 0; y < PHOTO_HEIGHT; y++) {
            for (int x = 0; x < PHOTO_WIDTH; x++) {
                double[] at = backwards(map, x, y);
                boolean inside = at[0] >= 0 && at[0] < 1 && at[1] >= 0 && at[1] < 1;
                int rgb = inside ? sample(page, at[0], at[1]) : wood(x, y, grain, at);
                double far = Math.hypot(x - lampX, y - lampY) / 1500;
                double light = 1.08 - 0.62 * far * far - 0.1 * far;
                photo.setRGB(x, y, lit(rgb, light));
            }
        }
        return softened(photo);
    }

    /** Light, noise and the warm white balance of a lamp. */
    int lit(int rgb, double light) {
        double noise = (random.nextDouble() + random.nextDouble() - 1) * 7;
        int r = clamp(((rgb >> 16) & 255) * light * 1.0 + noise);
        int g = clamp(((rgb >> 8) & 255) * light * 0.975 + noise);
        int b = clamp((rgb & 255) * light * 0.92 + noise);
        return r << 16 | g << 8 | b;
    }

    /** The lens: a small blur over neighbours. */
    static BufferedImage softened(BufferedImage sharp) {
        float[] lens = {0.05f, 0.1f, 0.05f, 0.1f, 0.4f, 0.1f, 0.05f, 0.1f, 0.05f};
        return new ConvolveOp(new Kernel(3, 3, lens), ConvolveOp.EDGE_NO_OP, null).filter(sharp, null);
    }

    /** The pixels as a camera stores them that was held so that viewers must turn them by the EXIF orientation. */
    static BufferedImage stored(BufferedImage seen, int orientation) {
        int w = seen.getWidth();
        int h = seen.getHeight();
        boolean side = orientation == 6;
        BufferedImage stored = new BufferedImage(side ? h : w, side ? w : h, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int rgb = seen.getRGB(x, y);
                switch (orientation) {
                    case 6 -> stored.setRGB(y, w - 1 - x, rgb);
                    case 3 -> stored.setRGB(w - 1 - x, h - 1 - y, rgb);
                    default -> stored.setRGB(x, y, rgb);
                }
            }
        }
        return stored;
    }

    static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private double jitter(int range) {
        return random.nextInt(range) - range / 2.0;
    }

    private double[] plank() {
        double[] grain = new double[256];
        for (int i = 1; i < grain.length; i++) {
            grain[i] = grain[i - 1] * 0.86 + (random.nextDouble() - 0.5) * 16;
        }
        return grain;
    }

    private static int wood(int x, int y, double[] grain, double[] at) {
        double wave = y / 7.0 + 5 * Math.sin(x / 190.0) + 1.5 * Math.sin(x / 43.0 + y / 300.0);
        int row = (int) Math.floor(wave) & 255;
        double part = wave - Math.floor(wave);
        double tone = grain[row] * (1 - part) + grain[(row + 1) & 255] * part;
        double outside = Math.max(Math.max(-at[0], at[0] - 1), Math.max(-at[1], at[1] - 1));
        double shadow = outside < 0.03 && at[0] > 0.01 && at[1] > 0.01 ? 0.55 + outside * 15 : 1;
        double seam = y % 410 < 4 ? 0.6 : 1;
        int r = clamp((150 + tone) * shadow * seam);
        int g = clamp((108 + tone * 0.9) * shadow * seam);
        int b = clamp((74 + tone * 0.7) * shadow * seam);
        return r << 16 | g << 8 | b;
    }

    private static int sample(BufferedImage page, double u, double v) {
        double x = u * (page.getWidth() - 1);
        double y = v * (page.getHeight() - 1);
        int left = (int) x;
        int upper = (int) y;
        int right = Math.min(left + 1, page.getWidth() - 1);
        int lower = Math.min(upper + 1, page.getHeight() - 1);
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double a = mix(page.getRGB(left, upper) >> shift & 255, page.getRGB(right, upper) >> shift & 255, x - left);
            double b = mix(page.getRGB(left, lower) >> shift & 255, page.getRGB(right, lower) >> shift & 255, x - left);
            rgb |= clamp(mix(a, b, y - upper)) << shift;
        }
        return rgb;
    }

    private static double mix(double a, double b, double part) {
        return a + (b - a) * part;
    }

    /** The projective map of the unit square to four corners, top left first, clockwise (Heckbert 1989). */
    private static double[] squareTo(double[][] c) {
        double sx = c[0][0] - c[1][0] + c[2][0] - c[3][0];
        double sy = c[0][1] - c[1][1] + c[2][1] - c[3][1];
        double dx1 = c[1][0] - c[2][0];
        double dx2 = c[3][0] - c[2][0];
        double dy1 = c[1][1] - c[2][1];
        double dy2 = c[3][1] - c[2][1];
        double det = dx1 * dy2 - dx2 * dy1;
        double g = (sx * dy2 - dx2 * sy) / det;
        double h = (dx1 * sy - sx * dy1) / det;
        return new double[] {
            c[1][0] - c[0][0] + g * c[1][0],
            c[3][0] - c[0][0] + h * c[3][0],
            c[0][0],
            c[1][1] - c[0][1] + g * c[1][1],
            c[3][1] - c[0][1] + h * c[3][1],
            c[0][1],
            g,
            h,
            1
        };
    }

    private static double[] backwards(double[] m, double x, double y) {
        double a = m[0] - m[6] * x;
        double b = m[1] - m[7] * x;
        double c = m[3] - m[6] * y;
        double d = m[4] - m[7] * y;
        double det = a * d - b * c;
        double p = x - m[2];
        double q = y - m[5];
        return new double[] {(p * d - b * q) / det, (a * q - p * c) / det};
    }
}
