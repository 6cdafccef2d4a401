package org.hudang.search.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A text in the form in which it is compared, each code point knowing where it came from.
 *
 * <p>NFKC with case folding (Unicode Standard Annex 15: full-width to ASCII, compatibility ideographs to their unified form), invisible
 * characters dropped, then traditional to simplified character by character as ICU's {@code Traditional-Simplified} has it.
 */
final class Folded {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCCasefoldInstance();
    private static final int FIRST = 0x3400;
    private static final int AFTER_LAST = 0xA000;

    /** Folded form of the ideographs FIRST..AFTER_LAST, 0 while unknown; filled as characters are met. */
    private static final AtomicIntegerArray SIMPLE = new AtomicIntegerArray(AFTER_LAST - FIRST);

    private int[] points;
    private int[] starts;
    private int[] ends;
    private int length;

    private Folded(int expected) {
        points = new int[expected];
        starts = new int[expected];
        ends = new int[expected];
    }

    static Folded of(String text) {
        Folded folded = new Folded(text.length() + 8);
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            boolean alone = next >= text.length() || text.charAt(next) < 0x300 || isPlainIdeograph(text.charAt(next));
            if (point < 0x80 && alone) {
                folded.add(point >= 'A' && point <= 'Z' ? point + 32 : point, at, next);
            } else if (isPlainIdeograph(point)) {
                folded.add(simple(point), at, next);
            } else {
                while (next < text.length() && !NFKC.hasBoundaryBefore(text.codePointAt(next))) {
                    next += Character.charCount(text.codePointAt(next));
                }
                folded.addSegment(text.substring(at, next), at, next);
            }
            at = next;
        }
        return folded;
    }

    private static boolean isPlainIdeograph(int point) {
        return point >= 0x4E00 && point < AFTER_LAST;
    }

    private void addSegment(String segment, int start, int end) {
        NFKC.normalize(segment).codePoints().forEach(p -> add(simple(p), start, end));
    }

    private void add(int point, int start, int end) {
        if (length == points.length) {
            int longer = length * 2;
            points = Arrays.copyOf(points, longer);
            starts = Arrays.copyOf(starts, longer);
            ends = Arrays.copyOf(ends, longer);
        }
        points[length] = point;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    private static int simple(int point) {
        if (point < FIRST || point >= AFTER_LAST) {
            return point;
        }
        int known = SIMPLE.get(point - FIRST);
        if (known == 0) {
            String simplified = Converter.TO_SIMPLIFIED.transliterate(UCharacter.toString(point));
            boolean one = simplified.codePointCount(0, simplified.length()) == 1;
            known = one ? simplified.codePointAt(0) : point;
            SIMPLE.set(point - FIRST, known);
        }
        return known;
    }

    int length() {
        return length;
    }

    int point(int index) {
        return points[index];
    }

    /** Start in the original, in UTF-16 units. */
    int start(int index) {
        return starts[index];
    }

    /** End in the original, in UTF-16 units, exclusive. */
    int end(int index) {
        return ends[index];
    }

    String substring(int from, int to) {
        return new String(points, from, to - from);
    }

    @Override
    public String toString() {
        return substring(0, length);
    }

    /** Letters and digits only. */
    String key() {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (isHan(points[i]) || isWord(points[i])) {
                key.appendCodePoint(points[i]);
            }
        }
        return key.toString();
    }

    static boolean isHan(int point) {
        return isPlainIdeograph(point)
                || (point > 0x2E7F && UCharacter.hasBinaryProperty(point, UProperty.IDEOGRAPHIC));
    }

    static boolean isWord(int point) {
        if (point < 0x80) {
            return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
        }
        int type = UCharacter.getType(point);
        return Character.isLetterOrDigit(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Read on first use only: ICU's rules take a moment to load. */
    private static final class Converter {
        static final Transliterator TO_SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    }
}
