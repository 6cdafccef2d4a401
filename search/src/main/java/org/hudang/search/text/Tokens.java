package org.hudang.search.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns units into terms: bigrams for runs of Han characters, whole words for the rest.
 *
 * <p>The first and the last character of a run are terms of their own too, so that a phrase such as {@code 第3页} can be found by position.
 */
public final class Tokens {

    private Tokens() {}

    /** Terms of a long text. */
    public static List<Token> ofText(List<Unit> units) {
        return index(units, Singles.AT_EDGES);
    }

    /** Terms of a short text, such as a title: every single character is a term as well. */
    public static List<Token> ofTitle(List<Unit> units) {
        return index(units, Singles.ALL);
    }

    /** Terms of a name: single characters and words, side by side. */
    public static List<Token> ofName(List<Unit> units) {
        List<Token> tokens = new ArrayList<>(units.size());
        for (Unit unit : units) {
            tokens.add(new Token(unit.text(), tokens.size()));
        }
        return tokens;
    }

    /** Terms by which a phrase is looked for in what {@link #ofText} or {@link #ofTitle} made: as few as cover it. */
    public static List<Token> ofPhrase(List<Unit> units) {
        List<Token> tokens = new ArrayList<>();
        int position = 0;
        int run = 0;
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            boolean joined = i > 0 && units.get(i - 1).joins(unit);
            boolean joins = i + 1 < units.size() && unit.joins(units.get(i + 1));
            position += unit.gapBefore() ? 1 : 0;
            run = joined ? run + 1 : 0;
            boolean lastPair =
                    joins && !(i + 2 < units.size() && units.get(i + 1).joins(units.get(i + 2)));
            if (joins && (run % 2 == 0 || lastPair)) {
                tokens.add(new Token(unit.text() + units.get(i + 1).text(), position));
            } else if (!joins && !joined) {
                tokens.add(new Token(unit.text(), position));
            }
            position++;
        }
        return tokens;
    }

    /** All pairs and words of a phrase, wherever they stand. */
    public static List<String> anywhere(List<Unit> units) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            boolean joined = i > 0 && units.get(i - 1).joins(units.get(i));
            if (joined) {
                terms.add(units.get(i - 1).text() + units.get(i).text());
            } else if (!(i + 1 < units.size() && units.get(i).joins(units.get(i + 1)))) {
                terms.add(units.get(i).text());
            }
        }
        return terms;
    }

    private enum Singles {
        AT_EDGES,
        ALL
    }

    private static List<Token> index(List<Unit> units, Singles singles) {
        List<Token> tokens = new ArrayList<>(units.size() + 8);
        int position = 0;
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            boolean joined = i > 0 && units.get(i - 1).joins(unit);
            boolean joins = i + 1 < units.size() && unit.joins(units.get(i + 1));
            position += unit.gapBefore() ? 1 : 0;
            if (joins) {
                tokens.add(new Token(unit.text() + units.get(i + 1).text(), position));
            }
            if (singles == Singles.ALL || !joined || !joins) {
                tokens.add(new Token(unit.text(), position));
            }
            position++;
        }
        return tokens;
    }
}
