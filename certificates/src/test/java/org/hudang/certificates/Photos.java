package org.hudang.certificates;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hudang.certificates.qr.QrWriter;

/** Pictures as phones take them. */
public final class Photos {
    private Photos() {}

    /** A picture of codes beside each other on grey ground, turned, blurred and with noise; seeded. */
    public static BufferedImage of(List<String> texts, double degrees, int blur, int noise) {
        int pixels = 5;
        int side = 520;
        BufferedImage photo = new BufferedImage(side * texts.size() + 300, side + 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = photo.createGraphics();
        graphics.setColor(new Color(210, 205, 195));
        graphics.fillRect(0, 0, photo.getWidth(), photo.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.rotate(Math.toRadians(degrees), photo.getWidth() / 2.0, photo.getHeight() / 2.0);
        for (int n = 0; n < texts.size(); n++) {
            graphics.drawImage(QrWriter.image(QrWriter.of(texts.get(n)), pixels), 150 + side * n, 150, null);
        }
        graphics.dispose();
        return noisy(blurred(photo, blur), noise);
    }

    private static BufferedImage blurred(BufferedImage image, int radius) {
        int width = 2 * radius + 1;
        float[] weights = new float[width * width];
        Arrays.fill(weights, 1f / weights.length);
        return new ConvolveOp(new Kernel(width, width, weights), ConvolveOp.EDGE_NO_OP, null)
                .filter(image, new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB));
    }

    private static BufferedImage noisy(BufferedImage image, int noise) {
        Random random = new Random(42);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int shift = (int) (random.nextGaussian() * noise);
                Color color = new Color(image.getRGB(x, y));
                image.setRGB(
                        x,
                        y,
                        new Color(
                                        clamp(color.getRed() + shift),
                                        clamp(color.getGreen() + shift),
                                        clamp(color.getBlue() + shift))
                                .getRGB());
            }
        }
        return image;
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
