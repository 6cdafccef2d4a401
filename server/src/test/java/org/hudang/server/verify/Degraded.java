package org.hudang.server.verify;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.hudang.certificates.qr.QrWriter;

/** Fifty pictures of one printed code as bad printers, bad light and bad phones make them; the same in every run. */
final class Degraded {
    private static final int PIXELS = 5;
    private static final int MARGIN = 60;

    private final BufferedImage sound;
    private final Random random = new Random(20261129);
    private final Map<String, byte[]> pictures = new LinkedHashMap<>();

    private Degraded(String text) {
        BufferedImage code = QrWriter.image(QrWriter.of(text), PIXELS);
        this.sound = paper(code.getWidth() + 2 * MARGIN, new Color(246, 243, 236));
        Graphics2D graphics = sound.createGraphics();
        graphics.drawImage(code, MARGIN, MARGIN, null);
        graphics.dispose();
    }

    /** The pictures by the name of their file, which says what was done to each. */
    static Map<String, byte[]> of(String text) {
        Degraded degraded = new Degraded(text);
        for (int strength = 1; strength <= 5; strength++) {
            degraded.make(strength);
        }
        return degraded.pictures;
    }

    private void make(int strength) {
        png("turned-" + strength, turned(sound, new double[] {4, 17, 33, 90, 171}[strength - 1]));
        png("blurred-" + strength, blurred(sound, (strength + 1) / 2));
        png("noisy-" + strength, noisy(sound, 7 * strength));
        png("pale-" + strength, ranged(sound, 150 - 15 * strength, 190 + 4 * strength));
        png("grey-" + strength, ranged(sound, 0, 110 + 10 * strength));
        png("askew-" + strength, askew(sound, 0.024 * strength));
        jpeg("squeezed-" + strength, sound, new float[] {0.6f, 0.4f, 0.25f, 0.15f, 0.1f}[strength - 1]);
        png("small-" + strength, scaled(sound, new double[] {0.9, 0.75, 0.66, 0.6, 0.53}[strength - 1]));
        png("shaded-" + strength, shaded(sound, 0.12 * strength));
        BufferedImage all = noisy(blurred(askew(turned(sound, 3 * strength), 0.012 * strength), 1), 6 * strength);
        jpeg("everything-" + strength, shaded(all, 0.05 * strength), 0.7f);
    }

    private static BufferedImage paper(int side, Color ground) {
        BufferedImage paper = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = paper.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, side, side);
        graphics.dispose();
        return paper;
    }

    private static BufferedImage turned(BufferedImage image, double degrees) {
        BufferedImage turned = paper(image.getWidth() * 3 / 2, new Color(205, 200, 190));
        Graphics2D graphics = turned.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        double middle = turned.getWidth() / 2.0;
        graphics.rotate(Math.toRadians(degrees), middle, middle);
        int at = (turned.getWidth() - image.getWidth()) / 2;
        graphics.drawImage(image, at, at, null);
        graphics.dispose();
        return turned;
    }

    private static BufferedImage scaled(BufferedImage image, double factor) {
        int side = (int) Math.round(image.getWidth() * factor);
        BufferedImage scaled = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, side, side, null);
        graphics.dispose();
        return scaled;
    }

    private static BufferedImage blurred(BufferedImage image, int radius) {
        int width = 2 * radius + 1;
        float[] weights = new float[width * width];
        Arrays.fill(weights, 1f / weights.length);
        return new ConvolveOp(new Kernel(width, width, weights), ConvolveOp.EDGE_NO_OP, null)
                .filter(image, new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB));
    }

    private BufferedImage noisy(BufferedImage image, int deviation) {
        return mapped(image, (x, y, rgb) -> {
            int shift = (int) (random.nextGaussian() * deviation);
            return rgb(red(rgb) + shift, green(rgb) + shift, blue(rgb) + shift);
        });
    }

    /** Black and white pushed together. */
    private static BufferedImage ranged(BufferedImage image, int black, int white) {
        return mapped(image, (x, y, rgb) -> {
            int level = black + green(rgb) * (white - black) / 255;
            return rgb(level, level, level);
        });
    }

    /** A shadow that falls over one side. */
    private static BufferedImage shaded(BufferedImage image, double darkness) {
        return mapped(image, (x, y, rgb) -> {
            double light = 1 - darkness * (x + y) / (image.getWidth() + image.getHeight());
            return rgb((int) (red(rgb) * light), (int) (green(rgb) * light), (int) (blue(rgb) * light));
        });
    }

    /** Seen from the side: the far edge is shorter and nearer. */
    private static BufferedImage askew(BufferedImage image, double depth) {
        int side = image.getWidth();
        return mapped(image, (x, y, rgb) -> {
            double far = 1 + depth * (1 - (double) y / side) * 2;
            double fromX = side / 2.0 + (x - side / 2.0) * far;
            double fromY = side / 2.0 + (y - side / 2.0) * (1 + depth) * far;
            return between(image, fromX, fromY);
        });
    }

    private static int between(BufferedImage image, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double[] sum = new double[3];
        for (int corner = 0; corner < 4; corner++) {
            int dx = corner % 2;
            int dy = corner / 2;
            double weight = Math.abs(1 - dx - (x - left)) * Math.abs(1 - dy - (y - top));
            int rgb = within(image, left + dx, top + dy);
            sum[0] += weight * red(rgb);
            sum[1] += weight * green(rgb);
            sum[2] += weight * blue(rgb);
        }
        return rgb((int) sum[0], (int) sum[1], (int) sum[2]);
    }

    private static int within(BufferedImage image, int x, int y) {
        return x >= 0 && y >= 0 && x < image.getWidth() && y < image.getHeight()
                ? image.getRGB(x, y)
                : rgb(205, 200, 190);
    }

    /** Makes the colour of one place. */
    private interface Colour {
        int at(int x, int y, int rgb);
    }

    private static BufferedImage mapped(BufferedImage image, Colour colour) {
        BufferedImage mapped = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                mapped.setRGB(x, y, colour.at(x, y, image.getRGB(x, y)));
            }
        }
        return mapped;
    }

    private static int rgb(int red, int green, int blue) {
        return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }

    private static int red(int rgb) {
        return rgb >> 16 & 0xFF;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 0xFF;
    }

    private static int blue(int rgb) {
        return rgb & 0xFF;
    }

    private void png(String name, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pictures.put(name + ".png", bytes.toByteArray());
    }

    private void jpeg(String name, BufferedImage image, float quality) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality);
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        pictures.put(name + ".jpg", bytes.toByteArray());
    }
}
