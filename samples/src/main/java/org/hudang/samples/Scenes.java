package org.hudang.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Paints a house as a phone sees it from the yard. */
final class Scenes {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 1080;

    private final Random random;
    private final Pictures pictures;

    Scenes(Random random) {
        this.random = random;
        this.pictures = new Pictures(random);
    }

    /** How the house looks. */
    enum Look {
        OLD_BRICK,
        TWO_FLOORS,
        BURNT
    }

    BufferedImage house(Look look) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        sky(pen);
        hills(pen);
        yard(pen);
        int top = look == Look.TWO_FLOORS ? 330 : 470;
        wall(pen, look, top);
        roof(pen, look, top);
        openings(pen, look, top);
        if (look == Look.BURNT) {
            soot(pen, top);
        }
        things(pen);
        pen.dispose();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double far = Math.hypot(x - WIDTH * 0.4, y - HEIGHT * 0.4) / WIDTH;
                image.setRGB(x, y, pictures.lit(image.getRGB(x, y), 1.05 - 0.5 * far * far));
            }
        }
        return Pictures.softened(Pictures.softened(image));
    }

    private void sky(Graphics2D pen) {
        pen.setPaint(new GradientPaint(0, 0, new Color(0x9f, 0xb6, 0xc9), 0, 560, new Color(0xe3, 0xe6, 0xe2)));
        pen.fillRect(0, 0, WIDTH, 640);
        for (int i = 0; i < 260; i++) {
            int w = 60 + random.nextInt(220);
            pen.setColor(new Color(255, 255, 255, 7));
            pen.fill(new Ellipse2D.Double(
                    200 + random.nextGaussian() * 420, 130 + random.nextGaussian() * 60, w, w * 0.3));
        }
    }

    private void hills(Graphics2D pen) {
        for (int layer = 0; layer < 3; layer++) {
            Polygon hill = new Polygon();
            hill.addPoint(0, 760);
            double y = 430 + layer * 60;
            for (int x = 0; x <= WIDTH; x += 24) {
                y += (random.nextDouble() - 0.5) * 16;
                hill.addPoint(x, (int) (y + 50 * Math.sin(x / 230.0 + layer * 2.1)));
            }
            hill.addPoint(WIDTH, 760);
            pen.setColor(new Color(0x83 - layer * 22, 0x98 - layer * 14, 0x8c - layer * 30));
            pen.fill(hill);
        }
        for (int i = 0; i < 900; i++) {
            int x = random.nextInt(WIDTH);
            int size = 12 + random.nextInt(34);
            pen.setColor(new Color(0x3c + random.nextInt(40), 0x58 + random.nextInt(40), 0x34, 190));
            pen.fill(new Ellipse2D.Double(x, 560 + random.nextInt(110) - size / 2.0, size, size * 0.8));
        }
    }

    private void yard(Graphics2D pen) {
        pen.setPaint(new GradientPaint(0, 660, new Color(0x9b, 0x91, 0x80), 0, HEIGHT, new Color(0xb9, 0xb0, 0x9f)));
        pen.fillRect(0, 660, WIDTH, HEIGHT - 660);
        for (int i = 0; i < 5200; i++) {
            int tone = random.nextInt(50);
            pen.setColor(new Color(0x80 + tone, 0x78 + tone, 0x68 + tone, 120));
            int y = 660 + random.nextInt(HEIGHT - 660);
            double size = 1 + (y - 650) / 130.0;
            pen.fill(new Ellipse2D.Double(random.nextInt(WIDTH), y, size * 3, size));
        }
        pen.setColor(new Color(0x5d, 0x57, 0x4d, 130));
        pen.setStroke(new BasicStroke(2.2f));
        for (int i = 0; i < 7; i++) {
            int x = 140 + i * 190;
            pen.drawLine(x + (x - 720) / 9, 742, x + (x - 720) / 2, HEIGHT);
        }
    }

    private void wall(Graphics2D pen, Scenes.Look look, int top) {
        boolean brick = look != Look.TWO_FLOORS;
        pen.setColor(brick ? new Color(0x96, 0x66, 0x50) : new Color(0xd2, 0xce, 0xc2));
        pen.fillRect(250, top, 920, 745 - top);
        for (int y = top; y < 745; y += brick ? 11 : 22) {
            for (int x = 250 - (y / 11 % 2) * 14; x < 1170; x += brick ? 29 : 44) {
                int tone = random.nextInt(34);
                pen.setColor(
                        brick
                                ? new Color(0x82 + tone, 0x52 + tone / 2, 0x3e + tone / 2)
                                : new Color(0xc4 + tone / 3, 0xc0 + tone / 3, 0xb4 + tone / 3));
                int left = Math.max(250, x);
                int right = Math.min(1170, x + (brick ? 27 : 43));
                pen.fillRect(left, y, Math.max(0, right - left), brick ? 9 : 21);
            }
        }
        pen.setPaint(new GradientPaint(0, 700, new Color(60, 56, 46, 0), 0, 750, new Color(50, 46, 38, 170)));
        pen.fillRect(250, 640, 920, 108);
        pen.setColor(new Color(30, 28, 26, 90));
        pen.fillRect(250, top, 920, 26);
    }

    private void roof(Graphics2D pen, Scenes.Look look, int top) {
        if (look == Look.TWO_FLOORS) {
            pen.setColor(new Color(0x8c, 0x88, 0x80));
            pen.fillRect(225, top - 22, 970, 26);
            pen.fillRect(225, 520, 970, 20);
            return;
        }
        Polygon roof = new Polygon(new int[] {200, 330, 1090, 1225}, new int[] {top + 8, top - 120, top - 128, top}, 4);
        pen.setColor(new Color(0x4d, 0x4c, 0x50));
        pen.fill(roof);
        pen.setClip(roof);
        for (int x = 190; x < 1240; x += 17) {
            int tone = random.nextInt(26);
            pen.setColor(new Color(0x56 + tone, 0x55 + tone, 0x58 + tone));
            double lean = (x - 712) * 0.26;
            pen.setStroke(new BasicStroke(7f));
            pen.drawLine(x, top + 10, (int) (x - lean), top - 130);
        }
        pen.setClip(null);
    }

    private void openings(Graphics2D pen, Scenes.Look look, int top) {
        int[] windows = {330, 930};
        for (int x : windows) {
            window(pen, x, 560);
            if (look == Look.TWO_FLOORS) {
                window(pen, x, top + 45);
            }
        }
        if (look == Look.TWO_FLOORS) {
            window(pen, 640, top + 45);
        }
        pen.setColor(new Color(0x5a, 0x3f, 0x2c));
        pen.fillRect(640, 555, 140, 190);
        pen.setColor(new Color(0x3b, 0x29, 0x1e));
        pen.setStroke(new BasicStroke(4f));
        pen.drawRect(640, 555, 140, 190);
        pen.drawLine(710, 555, 710, 745);
        pen.setColor(new Color(0xb2, 0x2f, 0x2b));
        pen.fillRect(616, 552, 18, 150);
        pen.fillRect(786, 552, 18, 150);
        pen.fillRect(630, 526, 160, 20);
    }

    private void window(Graphics2D pen, int x, int y) {
        pen.setPaint(
                new GradientPaint(x, y, new Color(0x38, 0x44, 0x4c), x + 160, y + 110, new Color(0x71, 0x82, 0x8a)));
        pen.fillRect(x, y, 160, 100);
        pen.setColor(new Color(0xd5, 0xd3, 0xca));
        pen.setStroke(new BasicStroke(6f));
        pen.drawRect(x, y, 160, 100);
        pen.drawLine(x + 80, y, x + 80, y + 100);
        pen.setStroke(new BasicStroke(2f));
        for (int bar = 20; bar < 160; bar += 20) {
            pen.drawLine(x + bar, y, x + bar, y + 100);
        }
    }

    private void soot(Graphics2D pen, int top) {
        pen.clipRect(250, top - 128, 920, 873 - top);
        for (int i = 0; i < 5200; i++) {
            double x = 1010 + random.nextGaussian() * 120;
            double y = top + 60 + random.nextGaussian() * 120;
            double size = 6 + random.nextInt(42);
            pen.setColor(new Color(18, 16, 15, 13));
            pen.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size * 1.3));
        }
        pen.setClip(null);
        pen.setColor(new Color(0x17, 0x14, 0x12));
        pen.fill(new Polygon(
                new int[] {905, 960, 1020, 1080, 1135, 1120, 930},
                new int[] {top - 6, top - 96, top - 66, top - 104, top - 40, top + 4, top + 6},
                7));
    }

    private void things(Graphics2D pen) {
        pen.setColor(new Color(0x2f, 0x5f, 0x86));
        pen.fillRoundRect(1085, 690, 70, 78, 14, 14);
        pen.setColor(new Color(0x4c, 0x7d, 0xa4));
        pen.fill(new Ellipse2D.Double(1085, 680, 70, 22));
        pen.setStroke(new BasicStroke(9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < 26; i++) {
            int x = 282 + random.nextInt(200);
            pen.setColor(new Color(0x6d + random.nextInt(30), 0x52 + random.nextInt(20), 0x36));
            pen.drawLine(x, 772 - random.nextInt(44), x + 66, 768 - random.nextInt(44));
        }
        pen.setColor(new Color(0x41, 0x3c, 0x38));
        pen.setStroke(new BasicStroke(3f));
        pen.drawLine(0, 300, 1440, 262);
        pen.drawLine(0, 316, 1440, 284);
    }
}
