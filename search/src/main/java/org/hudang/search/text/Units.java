package org.hudang.search.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into {@link Unit}s.
 *
 * <p>A single line break beside a Han character separates nothing, because lines of Chinese text break inside words. Words longer than
 * {@link #LONGEST_WORD} are cut.
 */
public final class Units {

    static final int LONGEST_WORD = 64;

    private final Folded folded;
    private final List<Unit> units = new ArrayList<>();
    private boolean gap;
    private int at;

    private Units(String text) {
        this.folded = Folded.of(text);
    }

    /** The units of a text, in order. */
    public static List<Unit> of(String text) {
        Units cutter = new Units(text);
        while (cutter.at < cutter.folded.length()) {
            cutter.next();
        }
        return cutter.units;
    }

    private void next() {
        int point = folded.point(at);
        if (Folded.isHan(point)) {
            add(true, at, at + 1);
            at++;
        } else if (Folded.isWord(point)) {
            int from = at;
            while (at < folded.length()
                    && at - from < LONGEST_WORD
                    && Folded.isWord(folded.point(at))
                    && !Folded.isHan(folded.point(at))) {
                at++;
            }
            add(false, from, at);
        } else {
            skipSeparators();
        }
    }

    private void skipSeparators() {
        int from = at;
        int breaks = 0;
        boolean onlyWhite = true;
        while (at < folded.length() && !Folded.isHan(folded.point(at)) && !Folded.isWord(folded.point(at))) {
            int point = folded.point(at);
            if (point == '\n' || (point == '\r' && !(at + 1 < folded.length() && folded.point(at + 1) == '\n'))) {
                breaks++;
            }
            onlyWhite &= Character.isWhitespace(point) || Character.isSpaceChar(point);
            at++;
        }
        boolean besideHan = (from > 0 && Folded.isHan(folded.point(from - 1)))
                || (at < folded.length() && Folded.isHan(folded.point(at)));
        gap = !(onlyWhite && breaks == 1 && besideHan);
    }

    private void add(boolean han, int from, int to) {
        boolean separated = gap && !units.isEmpty();
        units.add(new Unit(folded.substring(from, to), han, separated, folded.start(from), folded.end(to - 1)));
        gap = false;
    }
}
