package org.hudang.signing.pdf;

/**
 * What a signature looks like: vector drawing only, as PDF content operators in a box from (0, 0) to (width, height).
 *
 * <p>The drawing names no resource of its own. The writer sets blend and opacity before it, fits it into the field
 * without distorting it, centred, and turns it upright on rotated pages.
 *
 * @param widthPt width of the box in points (1/72 inch)
 * @param heightPt height of the box in points
 * @param content content stream operators, device colours only
 * @param blend how it lies on the page
 * @param opacity 0 to 1; 1 hides what is below where it paints
 */
public record Appearance(float widthPt, float heightPt, ContentOperators content, Blend blend, float opacity) {
    /** How paint meets the page below. */
    public enum Blend {
        /** Paint covers. */
        NORMAL,
        /** Paint multiplies as ink does: text below a seal stays readable. */
        MULTIPLY
    }

    public Appearance {
        if (!(widthPt > 0 && widthPt <= 14_400 && heightPt > 0 && heightPt <= 14_400)) {
            throw new IllegalArgumentException(
                    "an appearance measures up to 14400 pt, not " + widthPt + " × " + heightPt);
        }
        if (!(opacity > 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity is above 0 and at most 1, not " + opacity);
        }
    }

    /** Paint that covers fully. */
    public static Appearance of(float widthPt, float heightPt, ContentOperators content) {
        return new Appearance(widthPt, heightPt, content, Blend.NORMAL, 1);
    }
}
