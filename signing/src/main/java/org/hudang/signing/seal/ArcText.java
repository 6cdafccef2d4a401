package org.hudang.signing.seal;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the characters on the arc of a round seal go. All lengths are those of a seal of 42 mm.
 *
 * <p>The text ends 1.2 mm inside the ring, first to last character span at most 238°, so that both ends stay above the
 * horizontal text. Characters are as high as the table says for their number and squeezed only where the inner side of
 * the arc forces it.
 *
 * @param height of a character
 * @param squeeze width of a character divided by its height
 * @param radius of the circle through the middles
 * @param pitch angle from one full character to the next, degrees
 * @param span angle from the first middle to the last, degrees
 * @param characters each with its angle
 */
record ArcText(double height, double squeeze, double radius, double pitch, double span, List<ArcCharacter> characters) {
    private static final double OUTER = 21.0 - 2.35;
    private static final double WIDEST_SPAN = 238;
    private static final double WIDEST_PITCH = 30;
    private static final double WIDEST_SQUEEZE = 0.95;

    ArcText {
        characters = List.copyOf(characters);
    }

    /**
     * One character on the arc.
     *
     * @param codePoint what
     * @param angle from the top, clockwise, degrees
     * @param shift along the arc, in em, because the ink of a full-width bracket sits in one half of its box
     */
    record ArcCharacter(int codePoint, double angle, double shift) {}

    static ArcText of(String text) {
        int[] codePoints = text.codePoints().toArray();
        int last = codePoints.length - 1;
        double between = 0;
        for (int i = 1; i <= last; i++) {
            between += step(codePoints[i - 1], codePoints[i]);
        }
        double height = height(codePoints.length);
        double radius = OUTER - height / 2;
        double pitch = Math.min(WIDEST_PITCH, WIDEST_SPAN / between);
        double inner = Math.toRadians(pitch) * (radius - 0.46 * height);
        double squeeze = Math.min(WIDEST_SQUEEZE, 0.97 * inner / height);
        double span = pitch * between;
        List<ArcCharacter> characters = new ArrayList<>();
        double angle = -span / 2;
        for (int i = 0; i <= last; i++) {
            angle += i == 0 ? 0 : pitch * step(codePoints[i - 1], codePoints[i]);
            characters.add(new ArcCharacter(codePoints[i], angle, shift(codePoints[i])));
        }
        return new ArcText(height, squeeze, radius, pitch, span, characters);
    }

    private static double height(int characters) {
        if (characters <= 7) {
            return 6.3;
        }
        if (characters <= 9) {
            return 6.0;
        }
        if (characters <= 12) {
            return 5.5;
        }
        return characters <= 15 ? 5.0 : 4.5;
    }

    private static double step(int before, int after) {
        return (room(before) + room(after)) / 2;
    }

    private static double room(int codePoint) {
        return shift(codePoint) == 0 ? 1 : 0.56;
    }

    private static double shift(int codePoint) {
        return codePoint == '（' ? -0.22 : codePoint == '）' ? 0.22 : 0;
    }
}
