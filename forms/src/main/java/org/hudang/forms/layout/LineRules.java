package org.hudang.forms.layout;

/**
 * What Chinese text allows at line ends and between neighbours (标点避头尾、标点挤压), after the rules of CLREQ (W3C,
 * Requirements for Chinese Text Layout) and the practice of GB/T 15834. Widths in ems.
 */
final class LineRules {
    private static final String NEVER_FIRST = "、，。；：！？）》〕】」』”’…—·％℃,.;:!?)]}%～々";
    private static final String NEVER_LAST = "（《〔【「『“‘([{";
    private static final String CLOSING = "、，。；：！？）》〕】」』”’";
    private static final String OPENING = "（《〔【「『“‘";
    private static final int MIDDLE_DOT = 0xB7;

    /** Space between Han and Latin characters. */
    private static final float QUARTER_QUARTER = .125f;
    /** The blank half of a full-width mark. */
    static final float HALF = .5f;

    private LineRules() {}

    static boolean mayNotStart(int codePoint) {
        return NEVER_FIRST.indexOf(codePoint) >= 0;
    }

    static boolean mayNotEnd(int codePoint) {
        return NEVER_LAST.indexOf(codePoint) >= 0;
    }

    static boolean isClosing(int codePoint) {
        return CLOSING.indexOf(codePoint) >= 0;
    }

    static boolean isOpening(int codePoint) {
        return OPENING.indexOf(codePoint) >= 0;
    }

    static boolean isDigit(int codePoint) {
        return codePoint >= '0' && codePoint <= '9';
    }

    static boolean isLatin(int codePoint) {
        return (codePoint > ' ' && codePoint < 0x2000 && codePoint != MIDDLE_DOT) || codePoint == '–';
    }

    static boolean isHan(int codePoint) {
        return (codePoint >= 0x3400 && codePoint <= 0x9fff)
                || (codePoint >= 0x20000 && codePoint <= 0x3ffff)
                || (codePoint >= 0xf900 && codePoint <= 0xfaff)
                || codePoint == '〇'
                || codePoint == '□';
    }

    /** Space to add between two neighbours; negative squeezes a pair of marks. */
    static float gap(Glyph left, Glyph right) {
        int a = left.codePoint();
        int b = right.codePoint();
        if ((isClosing(a) && (isClosing(b) || isOpening(b))) || (isOpening(a) && isOpening(b))) {
            return -HALF;
        }
        if ((b == '〔' && a != ' ') || a == '〕') {
            return -.35f;
        }
        return (isLatin(a) && isHan(b)) || (isHan(a) && isLatin(b)) ? QUARTER_QUARTER : 0;
    }

    /** Whether a line may end between two neighbours. */
    static boolean mayBreak(Glyph left, Glyph right) {
        int a = left.codePoint();
        int b = right.codePoint();
        if (mayNotStart(b) || mayNotEnd(a)) {
            return false;
        }
        if (a == ' ' || b == ' ') {
            return a == ' ';
        }
        return !((isLatin(a) && (isLatin(b) || b == MIDDLE_DOT)) || (a == MIDDLE_DOT && isLatin(b)));
    }

    /** How much a mark may give up: within the line, or its blank half at the end of the line. */
    static float shrink(Glyph glyph, Glyph next) {
        int c = glyph.codePoint();
        if (!isClosing(c) || gap(glyph, next) < 0) {
            return 0;
        }
        return "。！？".indexOf(c) >= 0 ? .1f : .3f;
    }

    static float shrinkAtEnd(Glyph glyph) {
        return isClosing(glyph.codePoint()) ? HALF : 0;
    }
}
