package org.hudang.signing.seal;

/**
 * What a seal looks like (印模). All lengths are millimetres on paper.
 *
 * <p>A face says what is drawn, not how: the geometry belongs to the drawing, not to the register.
 */
public sealed interface SealFace permits RoundFace, RectangularFace, NameFace {
    /** Width of the print. */
    double widthMm();

    /** Height of the print. */
    double heightMm();
}
