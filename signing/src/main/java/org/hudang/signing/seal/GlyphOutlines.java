package org.hudang.signing.seal;

import java.awt.Shape;
import java.util.Optional;

/**
 * Where the outlines of characters come from; the application wires it to the font that its forms embed.
 *
 * <p>An implementation answers the same for ever and may be asked by several threads at once. It never replaces a
 * character that it lacks by a box or a similar one: an empty answer becomes {@link MissingGlyph}, which names the
 * character.
 */
@FunctionalInterface
public interface GlyphOutlines {
    /** The outline of one code point, or empty when the font has none. */
    Optional<Glyph> glyph(int codePoint, Weight weight);

    /** How heavy the strokes of the letter form are. */
    enum Weight {
        REGULAR,
        BOLD
    }

    /**
     * One character.
     *
     * @param outline filled by the non-zero rule; 1 = one em, y upwards, the baseline at y = 0 and the pen at x = 0
     * @param advance how far the pen moves on, in em
     */
    record Glyph(Shape outline, double advance) {}
}
