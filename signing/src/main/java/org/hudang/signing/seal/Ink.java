package org.hudang.signing.seal;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import org.hudang.signing.pdf.ContentOperators;

/**
 * Writes filled outlines as PDF content operators (ISO 32000-2 §8.5): device colours only, coordinates rounded to a
 * hundredth of a point, no resource needed.
 */
public final class Ink {
    /** Points in a millimetre. */
    public static final double POINTS_PER_MM = 72 / 25.4;

    private final StringBuilder out = new StringBuilder(16_384);

    /** Nothing drawn yet; colour must be chosen first. */
    public Ink() {}

    /**
     * What follows is painted in this colour.
     *
     * @param rgb 0xRRGGBB, sRGB
     */
    public Ink colour(int rgb) {
        for (int shift = 16; shift >= 0; shift -= 8) {
            number(((rgb >> shift) & 255) / 255.0, 1000);
        }
        out.append("rg\n");
        return this;
    }

    /** Saves the graphics state and keeps paint inside a rectangle until {@link #endClip()}, moved by (dx, dy). */
    Ink beginClip(double width, double height, double dx, double dy) {
        out.append("q 0 0 ");
        coordinate(width);
        coordinate(height);
        out.append("re W n 1 0 0 1 ");
        coordinate(dx);
        coordinate(dy);
        out.append("cm\n");
        return this;
    }

    /** Ends {@link #beginClip}. */
    Ink endClip() {
        out.append("Q\n");
        return this;
    }

    /** Operators that another drawing made. */
    Ink raw(String operators) {
        out.append(operators);
        return this;
    }

    /** Adds an outline to the path, seen through the transform into points. */
    public Ink add(Shape outline, AffineTransform toPoints) {
        double[] p = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator it = outline.getPathIterator(toPoints); !it.isDone(); it.next()) {
            int kind = it.currentSegment(p);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> segment("m", p, 2);
                case PathIterator.SEG_LINETO -> segment("l", p, 2);
                case PathIterator.SEG_QUADTO -> quadratic(x, y, p);
                case PathIterator.SEG_CUBICTO -> segment("c", p, 6);
                default -> out.append("h\n");
            }
            int last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
            x = p[last];
            y = p[last + 1];
        }
        return this;
    }

    /** Paints the path by the non-zero rule and begins a new one. */
    public Ink fill() {
        out.append("f\n");
        return this;
    }

    /** Paints the path by the even-odd rule and begins a new one. */
    public Ink fillEvenOdd() {
        out.append("f*\n");
        return this;
    }

    /** Everything drawn so far. */
    public ContentOperators operators() {
        return ContentOperators.of(out.toString());
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void quadratic(double x, double y, double[] p) {
        double[] cubic = {
            x + 2 * (p[0] - x) / 3,
            y + 2 * (p[1] - y) / 3,
            p[2] + 2 * (p[0] - p[2]) / 3,
            p[3] + 2 * (p[1] - p[3]) / 3,
            p[2],
            p[3]
        };
        segment("c", cubic, 6);
    }

    private void segment(String operator, double[] p, int count) {
        for (int i = 0; i < count; i++) {
            coordinate(p[i]);
        }
        out.append(operator).append('\n');
    }

    private void coordinate(double value) {
        number(value, 100);
    }

    /** The value rounded to 1/steps (a power of ten), in the shortest decimal form, and a space. */
    private void number(double value, int steps) {
        long rounded = Math.round(value * steps);
        if (rounded < 0) {
            out.append('-');
            rounded = -rounded;
        }
        long whole = rounded / steps;
        long fraction = rounded % steps;
        if (whole != 0 || fraction == 0) {
            out.append(whole);
        }
        if (fraction != 0) {
            out.append('.');
            for (int step = steps / 10; fraction != 0; step /= 10) {
                out.append((char) ('0' + fraction / step));
                fraction %= step;
            }
        }
        out.append(' ');
    }
}
