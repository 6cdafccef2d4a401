package org.hudang.forms.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A finished line in ems.
 *
 * @param glyphs in order
 * @param xs where each glyph's origin stands, from the start of the line
 * @param offset where the line starts in its measure
 * @param width what it takes of its measure, offset included, for centring and flushing right
 */
@SuppressWarnings("ArrayRecordComponent") // positions of the glyphs beside them, never compared
record Line(List<Glyph> glyphs, float[] xs, float offset, float width) {
    /** Composes a paragraph into lines. */
    static List<Line> compose(GlyphRun run, float measure, float indent, Align align) {
        List<Line> lines = new ArrayList<>();
        List<LineBreaker.Cut> cuts = new LineBreaker(run, measure, indent).cuts();
        for (int i = 0; i < cuts.size(); i++) {
            boolean last = i == cuts.size() - 1;
            boolean stretch = align == Align.JUSTIFY && !last;
            lines.add(set(run, cuts.get(i), new Room(measure, i == 0 ? indent : 0, align, stretch)));
        }
        if (lines.isEmpty()) {
            lines.add(new Line(List.of(), new float[0], indent, indent));
        }
        return lines;
    }

    /** Spreads the characters evenly over a width, first and last flush. */
    static Line spread(GlyphRun run, float ems) {
        float[] xs = new float[run.size()];
        List<Glyph> glyphs = new ArrayList<>();
        float sum = 0;
        for (int i = 0; i < run.size(); i++) {
            sum += run.get(i).advance();
        }
        float space = run.size() > 1 ? (ems - sum) / (run.size() - 1) : 0;
        float x = 0;
        for (int i = 0; i < run.size(); i++) {
            Glyph glyph = run.get(i);
            glyphs.add(glyph);
            xs[i] = x + glyph.lead();
            x += glyph.advance() + space;
        }
        return new Line(glyphs, xs, 0, ems);
    }

    /** Where the ink of the line ends, blank half of a closing mark not counted. */
    float inkEnd() {
        if (glyphs.isEmpty()) {
            return offset;
        }
        Glyph last = glyphs.get(glyphs.size() - 1);
        float blank = LineRules.isClosing(last.codePoint()) ? LineRules.HALF : 0;
        return offset + xs[xs.length - 1] - last.lead() + last.advance() - blank;
    }

    private record Room(float measure, float indent, Align align, boolean stretch) {}

    private static Line set(GlyphRun run, LineBreaker.Cut cut, Room room) {
        int from = cut.from();
        int to = cut.to();
        while (to - 1 > from && run.codePoint(to - 1) == ' ') {
            to--;
        }
        float available = room.measure - room.indent;
        float natural = run.width(from, to);
        float[] extra = new float[to - from];
        float width = natural;
        if (natural > available + 1e-3f) {
            width = squeeze(run, from, to, natural - available, extra);
        } else if (room.stretch && stretch(run, from, to, available - natural, extra)) {
            width = available;
        }
        List<Glyph> glyphs = new ArrayList<>(to - from);
        float[] xs = new float[to - from];
        float x = 0;
        for (int i = from; i < to; i++) {
            Glyph glyph = run.get(i);
            x += i > from ? LineRules.gap(run.get(i - 1), glyph) : 0;
            glyphs.add(glyph);
            xs[i - from] = x + glyph.lead();
            x += glyph.advance() + extra[i - from];
        }
        return placed(glyphs, xs, width, room);
    }

    /** Takes what is too much from the blank of marks; returns the width that is left. */
    private static float squeeze(GlyphRun run, int from, int to, float excess, float[] extra) {
        float natural = run.width(from, to);
        float atEnd = Math.min(LineRules.shrinkAtEnd(run.get(to - 1)), excess);
        float rest = excess - atEnd;
        float most = run.shrink(from, to) - LineRules.shrinkAtEnd(run.get(to - 1));
        if (most <= 0 || rest <= 0) {
            return natural - atEnd;
        }
        float share = Math.min(1, rest / most);
        for (int i = from; i < to - 1; i++) {
            extra[i - from] = -share * LineRules.shrink(run.get(i), run.get(i + 1));
        }
        return natural - atEnd - share * most;
    }

    /** Opens the line evenly, but no Latin word; the blank half of a closing mark hangs over the edge. */
    private static boolean stretch(GlyphRun run, int from, int to, float open, float[] extra) {
        int last = run.codePoint(to - 1);
        float hanging = LineRules.isClosing(last) && last != '”' && last != '’' ? LineRules.HALF : 0;
        List<Integer> places = new ArrayList<>();
        for (int i = from; i < to - 1; i++) {
            if (!(LineRules.isLatin(run.codePoint(i)) && LineRules.isLatin(run.codePoint(i + 1)))) {
                places.add(i - from);
            }
        }
        places.forEach(i -> extra[i] = (open + hanging) / places.size());
        return !places.isEmpty();
    }

    /** Blank halves of outer brackets do not count when a line is centred or flushed right. */
    private static Line placed(List<Glyph> glyphs, float[] xs, float width, Room room) {
        float offset = room.indent;
        float taken = width + offset;
        boolean centre = room.align == Align.CENTRE;
        if (!glyphs.isEmpty()) {
            if (centre && LineRules.isOpening(glyphs.get(0).codePoint())) {
                offset -= LineRules.HALF;
                taken -= LineRules.HALF;
            }
            boolean closes = LineRules.isClosing(glyphs.get(glyphs.size() - 1).codePoint());
            if (closes && (centre || room.align == Align.RIGHT)) {
                taken -= LineRules.HALF;
            }
        }
        return new Line(glyphs, xs, offset, room.stretch ? room.measure : taken);
    }
}
