package org.hudang.forms.layout;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.nio.ByteBuffer;

/** Outlines of a TrueType font as paths (OpenType 1.9, {@code glyf}): quadratic curves, composites resolved. */
final class GlyphOutlines {
    private static final int ON_CURVE = 1;
    private static final int X_SHORT = 2;
    private static final int Y_SHORT = 4;
    private static final int REPEAT = 8;
    private static final int X_SAME = 16;
    private static final int Y_SAME = 32;
    private static final int DEEPEST = 6;

    private final TrueTypeFile font;

    GlyphOutlines(TrueTypeFile font) {
        this.font = font;
    }

    /** The outline of a glyph in ems, y up, origin at the left end of the baseline. */
    Path2D outline(int glyph) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double em = 1.0 / font.unitsPerEm();
        append(path, glyph, AffineTransform.getScaleInstance(em, em), 0);
        return path;
    }

    private void append(Path2D path, int glyph, AffineTransform at, int depth) {
        ByteBuffer in = font.description(glyph);
        if (in.capacity() == 0) {
            return;
        }
        int contours = in.getShort(0);
        in.position(10);
        if (contours >= 0) {
            path.append(simple(in, contours).getPathIterator(at), false);
            return;
        }
        if (depth == DEEPEST) {
            throw new IllegalArgumentException("glyph " + glyph + " refers to itself");
        }
        for (Component part : Component.of(font.description(glyph))) {
            AffineTransform inner = new AffineTransform(at);
            inner.concatenate(part.transform());
            append(path, part.glyph(), inner, depth + 1);
        }
    }

    private static Path2D simple(ByteBuffer in, int contours) {
        int[] ends = new int[contours];
        for (int i = 0; i < contours; i++) {
            ends[i] = in.getShort() & 0xffff;
        }
        int points = contours == 0 ? 0 : ends[contours - 1] + 1;
        in.position(in.position() + 2 + (in.getShort(in.position()) & 0xffff));
        byte[] flags = flags(in, points);
        int[] xs = coordinates(in, flags, X_SHORT, X_SAME);
        int[] ys = coordinates(in, flags, Y_SHORT, Y_SAME);
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        int from = 0;
        for (int end : ends) {
            contour(path, new Points(flags, xs, ys), from, end);
            from = end + 1;
        }
        return path;
    }

    private static byte[] flags(ByteBuffer in, int points) {
        byte[] flags = new byte[points];
        for (int i = 0; i < points; ) {
            byte flag = in.get();
            int times = (flag & REPEAT) != 0 ? 1 + (in.get() & 0xff) : 1;
            while (times-- > 0) {
                flags[i++] = flag;
            }
        }
        return flags;
    }

    private static int[] coordinates(ByteBuffer in, byte[] flags, int small, int same) {
        int[] values = new int[flags.length];
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            boolean keep = (flags[i] & same) != 0;
            if ((flags[i] & small) != 0) {
                int step = in.get() & 0xff;
                value += keep ? step : -step;
            } else if (!keep) {
                value += in.getShort();
            }
            values[i] = value;
        }
        return values;
    }

    /** One closed contour; between two control points lies an implied point of the curve. */
    private static void contour(Path2D path, Points p, int from, int to) {
        int count = to - from + 1;
        if (count < 2) {
            return;
        }
        int first = from;
        while (first <= to && !p.on(first)) {
            first++;
        }
        boolean none = first > to;
        double startX = none ? (p.x(from) + p.x(to)) / 2 : p.x(first);
        double startY = none ? (p.y(from) + p.y(to)) / 2 : p.y(first);
        int begin = none ? from - 1 : first;
        path.moveTo(startX, startY);
        for (int i = 1; i <= (none ? count : count - 1); i++) {
            int at = from + Math.floorMod(begin - from + i, count);
            if (p.on(at)) {
                path.lineTo(p.x(at), p.y(at));
                continue;
            }
            int next = from + Math.floorMod(at - from + 1, count);
            boolean last = i == (none ? count : count - 1);
            if (last) {
                path.quadTo(p.x(at), p.y(at), startX, startY);
            } else if (p.on(next)) {
                path.quadTo(p.x(at), p.y(at), p.x(next), p.y(next));
                i++;
            } else {
                path.quadTo(p.x(at), p.y(at), (p.x(at) + p.x(next)) / 2, (p.y(at) + p.y(next)) / 2);
            }
        }
        path.closePath();
    }

    @SuppressWarnings("ArrayRecordComponent") // a view for one contour, never compared
    private record Points(byte[] flags, int[] xs, int[] ys) {
        boolean on(int i) {
            return (flags[i] & ON_CURVE) != 0;
        }

        double x(int i) {
            return xs[i];
        }

        double y(int i) {
            return ys[i];
        }
    }
}
