package org.hudang.signing.seal;

/**
 * Rectangular business seal (长方形专用章) with a double frame and two lines: the unit above, the statement below.
 *
 * @param unit the upper, smaller line, 1 to 20 characters
 * @param statement the lower, larger line, 1 to 12 characters
 * @param widthMm usually 50; 30 to 80 are drawn
 * @param heightMm usually 20; 12 to 40 are drawn
 */
public record RectangularFace(String unit, String statement, double widthMm, double heightMm) implements SealFace {
    public RectangularFace {
        FaceRefused.unlessCharacters("unit", unit, 1, 20);
        FaceRefused.unlessCharacters("statement", statement, 1, 12);
        FaceRefused.unlessBetween("widthMm", widthMm, 30, 80);
        FaceRefused.unlessBetween("heightMm", heightMm, 12, 40);
    }

    /** A seal of the usual 50 × 20 mm. */
    public static RectangularFace of(String unit, String statement) {
        return new RectangularFace(unit, statement, 50, 20);
    }
}
