package org.hudang.search.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Codes printed on papers: archival codes by DA/T 13-2022 ({@code J031-ZY·DB·2026·D30-042-0003}), certificate ids, authorization numbers.
 */
public final class Codes {

    private static final int MOST_PARTS = 12;

    private Codes() {}

    /** Upper case, half-width, one kind of hyphen and of middle dot, no white space. */
    public static String key(String code) {
        StringBuilder key = new StringBuilder();
        code.codePoints()
                .filter(p -> !Character.isWhitespace(p) && !Character.isSpaceChar(p))
                .map(Codes::unified)
                .forEach(key::appendCodePoint);
        return Folded.of(key.toString()).toString().toUpperCase(Locale.ROOT);
    }

    private static int unified(int point) {
        return switch (point) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\uFF0D' -> '-';
            case '\u2022', '\u2027', '\u30FB', '\uFF65', '\u22C5' -> '\u00B7';
            default -> point;
        };
    }

    /** Everything from the start up to a separator and from a separator to the end, shorter than the whole. */
    public static Set<String> parts(String code) {
        String key = key(code);
        Set<String> parts = new LinkedHashSet<>();
        for (int i = 1; i < key.length() - 1 && parts.size() < MOST_PARTS * 2; i++) {
            char c = key.charAt(i);
            if (c == '-' || c == '\u00B7' || c == '/') {
                parts.add(key.substring(0, i));
                parts.add(key.substring(i + 1));
            }
        }
        return parts;
    }
}
