package org.hudang.forms.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Where lines end: greedily, but closing marks are squeezed in rather than moved, nothing forbidden starts or ends a line,
 * a token longer than the measure is cut, and no character stands alone on the last line.
 */
final class LineBreaker {
    private static final float ROUNDING = 1e-3f;
    /** Share of the possible squeezing that is used to take one more word in. */
    private static final float USED = .8f;
    /** A line that would open by less than this is left open rather than squeezed. */
    private static final float OPEN = .3f;

    private final GlyphRun run;
    private final float measure;
    private final float indent;

    LineBreaker(GlyphRun run, float measure, float indent) {
        this.run = run;
        this.measure = measure;
        this.indent = indent;
    }

    /** A line from one glyph to before another. */
    record Cut(int from, int to) {}

    List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        int from = 0;
        while (from < run.size()) {
            int to = end(from);
            cuts.add(new Cut(from, to));
            from = to;
            while (from < run.size() && run.codePoint(from) == ' ') {
                from++;
            }
        }
        keepCompany(cuts);
        return cuts;
    }

    private int end(int from) {
        float available = measure - (from == 0 ? indent : 0);
        float width = 0;
        int to = from;
        int best = -1;
        while (to < run.size()) {
            float step = run.step(to, from);
            if (width + step > available + ROUNDING) {
                break;
            }
            width += step;
            to++;
            if (run.mayBreakBefore(to)) {
                best = to;
            }
        }
        if (to == run.size()) {
            return to;
        }
        int squeezed = squeezed(from, to, available);
        if (best < 0) {
            best = forced(from, to);
        }
        float open = available - run.width(from, best);
        boolean squeeze = squeezed > 0 && (open > OPEN || to == from || !run.mayBreakBefore(to));
        return squeeze ? squeezed : best;
    }

    /** The end of a line that takes up to three more glyphs by squeezing its marks, or -1. */
    private int squeezed(int from, int to, float available) {
        float width = run.width(from, to);
        for (int end = to + 1; end <= Math.min(run.size(), to + 3); end++) {
            width += run.step(end - 1, from);
            if (run.mayBreakBefore(end)) {
                return width - available <= USED * run.shrink(from, end) ? end : -1;
            }
        }
        return -1;
    }

    /** Cuts a token that is longer than the line where it does least harm. */
    private int forced(int from, int to) {
        int cut = Math.max(from + 1, to);
        while (cut > from + 1
                && (LineRules.mayNotStart(run.codePoint(cut)) || LineRules.mayNotEnd(run.codePoint(cut - 1)))) {
            cut--;
        }
        return cut;
    }

    /** Moves a break so that the last line does not hold a single character. */
    private void keepCompany(List<Cut> cuts) {
        if (cuts.size() < 2) {
            return;
        }
        Cut last = cuts.get(cuts.size() - 1);
        Cut previous = cuts.get(cuts.size() - 2);
        int characters = 0;
        for (int i = last.from(); i < last.to(); i++) {
            characters += LineRules.isClosing(run.codePoint(i)) ? 0 : 1;
        }
        if (characters != 1 || last.from() != previous.to()) {
            return;
        }
        int at = last.from() - 1;
        while (at > previous.from() && !run.mayBreakBefore(at)) {
            at--;
        }
        boolean fits = run.width(at, last.to()) <= measure;
        if (at > previous.from() + 1 && last.from() - at <= 3 && fits) {
            cuts.set(cuts.size() - 2, new Cut(previous.from(), at));
            cuts.set(cuts.size() - 1, new Cut(at, last.to()));
        }
    }
}
