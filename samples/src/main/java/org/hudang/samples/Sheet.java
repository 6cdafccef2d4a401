package org.hudang.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A sheet of paper to draw on; all places and lengths in millimetres from the top left, all type sizes in points. */
final class Sheet {

    static final Color INK = new Color(0x22, 0x22, 0x26);
    static final Color PEN = new Color(0x1c, 0x2c, 0x78);
    static final Color SEAL = new Color(0xc8, 0x22, 0x22, 0xc8);

    private final BufferedImage image;
    private final Graphics2D pen;
    private final Typefaces typefaces;
    private final Random random;
    private final double unit;
    private final double width;
    private final double height;

    Sheet(Typefaces typefaces, Random random, double width, double height, int dpi) {
        this.typefaces = typefaces;
        this.random = random;
        this.width = width;
        this.height = height;
        this.unit = dpi / 25.4;
        this.image = new BufferedImage(
                (int) Math.round(width * unit), (int) Math.round(height * unit), BufferedImage.TYPE_INT_RGB);
        this.pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(unit, unit);
        fill(new Color(0xfd, 0xfc, 0xf8), new Rectangle2D.Double(0, 0, width, height));
    }

    BufferedImage image() {
        return image;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    void fill(Color color, Shape shape) {
        pen.setColor(color);
        pen.fill(shape);
    }

    void line(double x1, double y1, double x2, double y2, double thickness) {
        line(INK, new Line2D.Double(x1, y1, x2, y2), thickness);
    }

    void line(Color color, Shape shape, double thickness) {
        pen.setColor(color);
        pen.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(shape);
    }

    void box(double x, double y, double w, double h) {
        line(INK, new Rectangle2D.Double(x, y, w, h), 0.22);
    }

    /** Printed text; y is the baseline. */
    void text(String text, double x, double y, double points) {
        glyphs(text, font(false, points), INK, x, y);
    }

    void bold(String text, double x, double y, double points) {
        glyphs(text, font(true, points), INK, x, y);
    }

    void tinted(Color color, String text, double x, double y, double points) {
        glyphs(text, font(false, points), color, x, y);
    }

    void centred(String text, double y, double points) {
        bold(text, (width - length(text, points)) / 2, y, points);
    }

    /** Text over several lines; returns the baseline after the last. */
    double paragraph(String text, double x, double y, double points, double lineWidth) {
        double pitch = points * 0.3528 * 1.75;
        double at = y;
        StringBuilder line = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String next = Character.toString(point);
            boolean full = length(line + next, points) > lineWidth && "，。、；：）”".indexOf(point) < 0;
            if (full || point == '\n') {
                text(line.toString(), x, at, points);
                line.setLength(0);
                at += pitch;
            }
            line.append(point == '\n' ? "" : next);
        }
        text(line.toString(), x, at, points);
        return at + pitch;
    }

    /** Text as if filled in by hand: each character leans, grows and shifts a little. */
    void hand(String text, double x, double y, double points) {
        double at = x;
        Font font = font(false, points);
        for (int point : text.codePoints().toArray()) {
            String one = Character.toString(point);
            AffineTransform hand = AffineTransform.getTranslateInstance(at, y + (random.nextDouble() - 0.5) * 0.7);
            hand.rotate((random.nextDouble() - 0.5) * 0.16);
            hand.shear(-0.12 - random.nextDouble() * 0.1, (random.nextDouble() - 0.5) * 0.06);
            double size = 0.94 + random.nextDouble() * 0.16;
            hand.scale(size, size);
            Shape outline =
                    font.createGlyphVector(pen.getFontRenderContext(), one).getOutline();
            fill(PEN, hand.createTransformedShape(outline));
            at += length(one, points) * (0.92 + random.nextDouble() * 0.1);
        }
    }

    double length(String text, double points) {
        return font(false, points)
                .createGlyphVector(pen.getFontRenderContext(), text)
                .getLogicalBounds()
                .getWidth();
    }

    /** A round seal with its name around a star, a little turned and with worn places. */
    void seal(String name, double x, double y, double radius) {
        double turn = (random.nextDouble() - 0.5) * 0.3;
        line(SEAL, new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2), radius * 0.055);
        fill(SEAL, star(x, y, radius * 0.3, turn));
        int[] points = name.codePoints().toArray();
        double step = Math.toRadians(Math.min(34, 270.0 / points.length));
        double size = radius * Math.min(0.34, 4.3 / points.length);
        Font font = font(true, size / 0.3528);
        for (int i = 0; i < points.length; i++) {
            double angle = turn + (i - (points.length - 1) / 2.0) * step;
            AffineTransform place = AffineTransform.getTranslateInstance(x, y);
            place.rotate(angle);
            place.translate(-size / 2, -radius * 0.92 + size);
            Shape outline = font.createGlyphVector(pen.getFontRenderContext(), Character.toString(points[i]))
                    .getOutline();
            fill(SEAL, place.createTransformedShape(outline));
        }
        for (int i = 0; i < 260; i++) {
            double a = random.nextDouble() * Math.PI * 2;
            double r = radius * Math.sqrt(random.nextDouble()) * 1.05;
            double worn = random.nextDouble() * 0.22;
            fill(
                    new Color(0xfd, 0xfc, 0xf8, 0xb0),
                    new Ellipse2D.Double(x + Math.cos(a) * r, y + Math.sin(a) * r, worn, worn));
        }
    }

    private static Shape star(double x, double y, double radius, double turn) {
        Path2D star = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double r = i % 2 == 0 ? radius : radius * 0.382;
            double a = turn - Math.PI / 2 + i * Math.PI / 5;
            if (i == 0) {
                star.moveTo(x + Math.cos(a) * r, y + Math.sin(a) * r);
            } else {
                star.lineTo(x + Math.cos(a) * r, y + Math.sin(a) * r);
            }
        }
        star.closePath();
        return star;
    }

    /** Pale words across the sheet that say it is a sample. */
    void watermark(String text) {
        Font font = font(true, Math.min(width, height) * 0.32);
        for (int i = 0; i < 3; i++) {
            AffineTransform place = AffineTransform.getTranslateInstance(width * 0.16, height * (0.38 + 0.27 * i));
            place.rotate(-0.42);
            Shape outline =
                    font.createGlyphVector(pen.getFontRenderContext(), text).getOutline();
            fill(new Color(0x80, 0x80, 0x90, 0x26), place.createTransformedShape(outline));
        }
    }

    /** Head and shoulders of nobody in particular. */
    void portrait(double x, double y, double w, double h) {
        fill(new Color(0xd9, 0xe2, 0xea), new Rectangle2D.Double(x, y, w, h));
        Shape clip = pen.getClip();
        pen.clip(new Rectangle2D.Double(x, y, w, h));
        fill(new Color(0x4b, 0x55, 0x66), new Ellipse2D.Double(x + w * 0.08, y + h * 0.68, w * 0.84, h * 0.7));
        fill(new Color(0xcf, 0xae, 0x94), new Rectangle2D.Double(x + w * 0.41, y + h * 0.56, w * 0.18, h * 0.18));
        fill(new Color(0x33, 0x2c, 0x2a), new Ellipse2D.Double(x + w * 0.27, y + h * 0.14, w * 0.46, h * 0.42));
        fill(new Color(0xd8, 0xb8, 0x9e), new Ellipse2D.Double(x + w * 0.31, y + h * 0.22, w * 0.38, h * 0.42));
        pen.setClip(clip);
    }

    private Font font(boolean heavy, double points) {
        return (heavy ? typefaces.bold() : typefaces.regular()).deriveFont((float) (points * 0.3528));
    }

    private void glyphs(String text, Font font, Color color, double x, double y) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        Shape outline = font.createGlyphVector(pen.getFontRenderContext(), text).getOutline();
        fill(color, place.createTransformedShape(outline));
    }
}
