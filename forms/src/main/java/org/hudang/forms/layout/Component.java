package org.hudang.forms.layout;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a composite glyph.
 *
 * @param glyph which glyph
 * @param at position of the glyph number within the composite's description
 * @param transform how it is placed, in units
 */
record Component(int glyph, int at, AffineTransform transform) {
    private static final int WORDS = 1;
    private static final int OFFSETS = 2;
    private static final int SCALE = 8;
    private static final int MORE = 0x20;
    private static final int TWO_SCALES = 0x40;
    private static final int MATRIX = 0x80;

    /** The parts of a glyph, none for a simple one. */
    static List<Component> of(ByteBuffer description) {
        List<Component> parts = new ArrayList<>();
        if (description.capacity() == 0 || description.getShort(0) >= 0) {
            return parts;
        }
        ByteBuffer in = description.duplicate().position(10);
        int flags;
        do {
            flags = in.getShort();
            int at = in.position();
            int glyph = in.getShort() & 0xffff;
            double dx = (flags & WORDS) != 0 ? in.getShort() : in.get();
            double dy = (flags & WORDS) != 0 ? in.getShort() : in.get();
            if ((flags & OFFSETS) == 0) {
                throw new IllegalArgumentException("composite placed by points");
            }
            parts.add(new Component(glyph, at, placed(in, flags, dx, dy)));
        } while ((flags & MORE) != 0);
        return parts;
    }

    private static AffineTransform placed(ByteBuffer in, int flags, double dx, double dy) {
        double a = 1;
        double b = 0;
        double c = 0;
        double d = 1;
        if ((flags & SCALE) != 0) {
            a = fraction(in);
            d = a;
        } else if ((flags & TWO_SCALES) != 0) {
            a = fraction(in);
            d = fraction(in);
        } else if ((flags & MATRIX) != 0) {
            a = fraction(in);
            b = fraction(in);
            c = fraction(in);
            d = fraction(in);
        }
        return new AffineTransform(a, b, c, d, dx, dy);
    }

    private static double fraction(ByteBuffer in) {
        return in.getShort() / 16384.0;
    }
}
