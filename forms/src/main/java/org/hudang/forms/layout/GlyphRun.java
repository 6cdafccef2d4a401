package org.hudang.forms.layout;

import java.util.ArrayList;
import java.util.List;
import org.hudang.forms.Weight;

/** Text turned into glyphs: faces chosen, digits of numbers made equally wide. */
final class GlyphRun {
    private final List<Glyph> glyphs;

    private GlyphRun(List<Glyph> glyphs) {
        this.glyphs = glyphs;
    }

    /** The glyphs of a paragraph; {@code base} is the weight of its plain spans. */
    static GlyphRun of(RichText text, Weight base, FontShelf shelf) {
        List<Glyph> glyphs = new ArrayList<>();
        for (Span span : text.spans()) {
            Weight weight = base == Weight.BOLD ? Weight.BOLD : span.weight();
            span.text().codePoints().forEach(c -> glyphs.add(Glyph.of(c, shelf, weight)));
        }
        widenNumbers(glyphs);
        return new GlyphRun(glyphs);
    }

    /** One or two digits beside Han keep their own width (11月, 15日); longer numbers are tabular. */
    private static void widenNumbers(List<Glyph> glyphs) {
        int from = 0;
        while (from < glyphs.size()) {
            int to = from;
            while (to < glyphs.size() && LineRules.isDigit(glyphs.get(to).codePoint())) {
                to++;
            }
            boolean besideHan = (from > 0
                            && LineRules.isHan(glyphs.get(from - 1).codePoint()))
                    || (to < glyphs.size() && LineRules.isHan(glyphs.get(to).codePoint()));
            if (to - from > 2 || !besideHan) {
                for (int i = from; i < to; i++) {
                    glyphs.set(i, glyphs.get(i).tabular());
                }
            }
            from = Math.max(to, from + 1);
        }
    }

    int size() {
        return glyphs.size();
    }

    Glyph get(int i) {
        return glyphs.get(i);
    }

    int codePoint(int i) {
        return glyphs.get(i).codePoint();
    }

    /** Width from one glyph to before another, without squeezing. */
    float width(int from, int to) {
        float width = 0;
        for (int i = from; i < to; i++) {
            width += step(i, from);
        }
        return width;
    }

    /** What glyph {@code i} adds to a line that starts at {@code from}. */
    float step(int i, int from) {
        return glyphs.get(i).advance() + (i > from ? LineRules.gap(glyphs.get(i - 1), glyphs.get(i)) : 0);
    }

    /** Whether a line may end before glyph {@code i}. */
    boolean mayBreakBefore(int i) {
        return i >= glyphs.size() || LineRules.mayBreak(glyphs.get(i - 1), glyphs.get(i));
    }

    /** What the marks of a line may give up when it ends before {@code to}. */
    float shrink(int from, int to) {
        float sum = LineRules.shrinkAtEnd(glyphs.get(to - 1));
        for (int i = from; i < to - 1; i++) {
            sum += LineRules.shrink(glyphs.get(i), glyphs.get(i + 1));
        }
        return sum;
    }
}
