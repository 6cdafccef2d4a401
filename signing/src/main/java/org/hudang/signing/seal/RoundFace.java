package org.hudang.signing.seal;

/**
 * Round official seal (圆形公章) with a five-pointed star, the unit's name on the arc and, if wanted, the business below.
 *
 * @param arc name of the unit, 2 to 20 characters
 * @param bottom horizontal text under the star, at most 9 characters, or empty
 * @param diameterMm 42 for departments of a county and for townships (国发〔1999〕25号); 20 to 60 are drawn
 */
public record RoundFace(String arc, String bottom, double diameterMm) implements SealFace {
    /** The usual diameter. */
    public static final double USUAL_MM = 42;

    public RoundFace {
        FaceRefused.unlessCharacters("arc", arc, 2, 20);
        FaceRefused.unlessCharacters("bottom", bottom, 0, 9);
        FaceRefused.unlessBetween("diameterMm", diameterMm, 20, 60);
    }

    /** A seal of the usual diameter. */
    public static RoundFace of(String arc, String bottom) {
        return new RoundFace(arc, bottom, USUAL_MM);
    }

    @Override
    public double widthMm() {
        return diameterMm;
    }

    @Override
    public double heightMm() {
        return diameterMm;
    }
}
