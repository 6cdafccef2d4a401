package org.hudang.server.household;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.forms.GlyphMissing;
import org.hudang.forms.Paper;

/**
 * Names as they came, on pages that only lead to them: what cannot stand on one line or has no glyph stands as its number,
 * for example {@code [U+1F600]}.
 */
final class Printable {
    private final Set<Integer> missing = new HashSet<>();

    private Printable() {}

    /** Composes a paper whose names are handed to it through this. */
    static ComposedPaper compose(Forms forms, Function<Printable, Paper> paper) {
        Printable printable = new Printable();
        while (true) {
            try {
                return forms.compose(paper.apply(printable));
            } catch (GlyphMissing e) {
                if (!printable.missing.add(e.codePoint())) {
                    throw e;
                }
            }
        }
    }

    /** A line of at most so many characters; an empty one is a dash. */
    String line(String text, int longest) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean odd = Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
            if (odd || missing.contains(c)) {
                line.append("[U+%04X]".formatted(c));
            } else {
                line.appendCodePoint(c);
            }
        });
        if (line.toString().isBlank()) {
            return "—";
        }
        int length = line.codePointCount(0, line.length());
        return length <= longest ? line.toString() : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
