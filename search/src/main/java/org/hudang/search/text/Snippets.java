package org.hudang.search.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.hudang.search.Query.Strictness;
import org.hudang.search.Snippet;
import org.hudang.search.Snippet.Mark;

/** Finds the place in a text where the words of a query stand. */
public final class Snippets {

    /** About how many UTF-16 units of text are shown. */
    static final int WIDTH = 120;

    private static final int BEFORE = 30;

    /** Pages after the first fitting one are looked at for a better one until this much text was read. */
    private static final int READ = 100_000;

    private Snippets() {}

    /**
     * A place found.
     *
     * @param page from 1
     */
    public record Place(Snippet snippet, int page) {}

    /** The page with most of the words, the first of them among equals; nothing when no page has any. */
    public static Optional<Place> find(List<String> pages, List<Word> words, Strictness strictness) {
        Optional<Place> best = Optional.empty();
        int bestWords = 0;
        long read = 0;
        for (int page = 0; page < pages.size() && bestWords < words.size(); page++) {
            if (bestWords > 0 && read > READ) {
                break;
            }
            String text = pages.get(page);
            read += text.length();
            Marks marks = new Marks(text, words, strictness);
            if (marks.words > bestWords) {
                bestWords = marks.words;
                best = Optional.of(new Place(cut(text, marks), page + 1));
            }
        }
        return best;
    }

    private static Snippet cut(String text, Marks marks) {
        int first = marks.covered.nextSetBit(0);
        int from = Math.max(0, first - BEFORE);
        int to = Math.min(text.length(), Math.max(from + WIDTH, marks.covered.nextClearBit(first)));
        from = insidePair(text, from) ? from - 1 : from;
        to = insidePair(text, to) ? to + 1 : to;
        StringBuilder shown = new StringBuilder();
        if (from > 0) {
            shown.append('…');
        }
        int shift = shown.length() - from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            shown.append(Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c);
        }
        if (to < text.length()) {
            shown.append('…');
        }
        List<Mark> places = new ArrayList<>();
        for (int at = first; at >= 0 && at < to; at = marks.covered.nextSetBit(at)) {
            int end = Math.min(to, marks.covered.nextClearBit(at));
            places.add(new Mark(at + shift, end + shift));
            at = end;
        }
        return new Snippet(shown.toString(), places);
    }

    private static boolean insidePair(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
    }

    /** The UTF-16 units of a text that a query covers. */
    private static final class Marks {
        final BitSet covered = new BitSet();
        int words;

        Marks(String text, List<Word> wanted, Strictness strictness) {
            List<Unit> units = Units.of(text);
            for (Word word : wanted) {
                boolean found = cover(units, word.units());
                if (!found && strictness == Strictness.ANYWHERE) {
                    for (int i = 0; i + 1 < word.units().size(); i++) {
                        found |= cover(units, word.units().subList(i, i + 2));
                    }
                }
                words += found ? 1 : 0;
            }
        }

        private boolean cover(List<Unit> text, List<Unit> phrase) {
            boolean found = false;
            for (int i = 0; i + phrase.size() <= text.size(); i++) {
                if (stands(text, i, phrase)) {
                    covered.set(
                            text.get(i).start(), text.get(i + phrase.size() - 1).end());
                    found = true;
                }
            }
            return found;
        }

        private static boolean stands(List<Unit> text, int at, List<Unit> phrase) {
            for (int i = 0; i < phrase.size(); i++) {
                Unit unit = text.get(at + i);
                Unit other = phrase.get(i);
                if (!unit.text().equals(other.text()) || (i > 0 && unit.gapBefore() != other.gapBefore())) {
                    return false;
                }
            }
            return true;
        }
    }
}
