package org.hudang.archive.household;

import static org.hudang.archive.household.NameRefused.Rule.EMPTY;
import static org.hudang.archive.household.NameRefused.Rule.INVISIBLE;
import static org.hudang.archive.household.NameRefused.Rule.JOINT;
import static org.hudang.archive.household.NameRefused.Rule.NO_LETTER;
import static org.hudang.archive.household.NameRefused.Rule.PRIVATE_USE;
import static org.hudang.archive.household.NameRefused.Rule.TOO_LONG;

import java.text.Normalizer;

/**
 * Name of a person as on the identity document: Han of any plane, the middle dot of minority names, or Latin letters.
 *
 * <p>{@link #of} puts what people type into one form: NFC, every look-alike of the middle dot becomes {@code ·}
 * (U+00B7), spaces at the ends and between Han characters go. What nobody can see (directional marks, zero-width and
 * control characters, fillers, variation selectors) is refused, so that two names that look the same are the same.
 *
 * @param value 1 to 64 code points
 */
public record PersonName(String value) {
    /** Separator inside minority names (间隔号). */
    public static final char DOT = '·';

    private static final int MOST = 64;
    private static final String DOT_LIKE = "•‧∙⋅・･．●⸱ᐧ";
    private static final String JOINTS = "·-'’. ";

    /** @throws NameRefused when it is no name in its one form */
    public PersonName {
        check(value);
    }

    /** Reads a name as typed. */
    public static PersonName of(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            if (Character.isISOControl(typed.charAt(i))) {
                throw new NameRefused(INVISIBLE, typed.codePointCount(0, i) + 1, typed.charAt(i));
            }
        }
        StringBuilder text = new StringBuilder();
        Normalizer.normalize(typed.replace('　', ' ').strip(), Normalizer.Form.NFC)
                .codePoints()
                .map(c -> DOT_LIKE.indexOf(c) >= 0 ? DOT : c)
                .forEach(text::appendCodePoint);
        return new PersonName(withoutSpacesBesideHan(text.toString()));
    }

    /** True when the first character is a Han ideograph. */
    public boolean han() {
        return isHan(value.codePointAt(0));
    }

    static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    private static String withoutSpacesBesideHan(String text) {
        int[] points = text.codePoints().toArray();
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            boolean besideHan = points[i] == ' '
                    && ((i > 0 && (isHan(points[i - 1]) || points[i - 1] == DOT))
                            || (i + 1 < points.length && (isHan(points[i + 1]) || points[i + 1] == DOT)));
            if (!besideHan) {
                kept.appendCodePoint(points[i]);
            }
        }
        return kept.toString();
    }

    private static void check(String value) {
        int[] points = value.codePoints().toArray();
        if (points.length == 0) {
            throw new NameRefused(EMPTY, 0, 0);
        }
        if (points.length > MOST) {
            throw new NameRefused(TOO_LONG, 0, MOST);
        }
        boolean joint = true;
        for (int i = 0; i < points.length; i++) {
            checkCharacter(points[i], i + 1);
            boolean here = JOINTS.indexOf(points[i]) >= 0;
            boolean fullStopBeforeSpace = points[i] == ' ' && i > 0 && points[i - 1] == '.';
            if (here && joint && !fullStopBeforeSpace) {
                throw new NameRefused(JOINT, i + 1, points[i]);
            }
            joint = here;
        }
        if (joint && points[points.length - 1] != '.') {
            throw new NameRefused(JOINT, points.length, points[points.length - 1]);
        }
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            throw new NameRefused(INVISIBLE, 0, 0);
        }
    }

    private static void checkCharacter(int c, int position) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> throw new NameRefused(INVISIBLE, position, c);
            case Character.PRIVATE_USE -> throw new NameRefused(PRIVATE_USE, position, c);
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> {
                if (position == 1 || isIgnorable(c)) {
                    throw new NameRefused(INVISIBLE, position, c);
                }
            }
            default -> {
                boolean digitZero = c == '〇';
                if (isIgnorable(c)) {
                    throw new NameRefused(INVISIBLE, position, c);
                }
                if (!Character.isLetter(c) && !digitZero && JOINTS.indexOf(c) < 0) {
                    throw new NameRefused(NO_LETTER, position, c);
                }
            }
        }
    }

    /** Letters and marks that Unicode shows as nothing (Default_Ignorable_Code_Point) but does not call a format. */
    private static boolean isIgnorable(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || c == 0xFFA0
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
