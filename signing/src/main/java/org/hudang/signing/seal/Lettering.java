package org.hudang.signing.seal;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import org.hudang.signing.seal.GlyphOutlines.Glyph;
import org.hudang.signing.seal.GlyphOutlines.Weight;

/**
 * Characters for drawings, from the font behind {@link GlyphOutlines}; a character that the font lacks is refused by
 * name.
 */
public final class Lettering {
    /** Middle of the em box above the baseline, in em: the box of Han fonts reaches from −0.12 to 0.88. */
    private static final double MIDDLE = 0.38;

    private final GlyphOutlines outlines;
    private final Weight weight;

    /** Letters of one weight. */
    public Lettering(GlyphOutlines outlines, Weight weight) {
        this.outlines = outlines;
        this.weight = weight;
    }

    /**
     * Outline with the middle of the em box at the origin, y upwards, size 1.
     *
     * @throws MissingGlyph when the font lacks the character
     */
    Shape centred(int codePoint) {
        Glyph glyph = glyph(codePoint);
        return AffineTransform.getTranslateInstance(-glyph.advance() / 2, -MIDDLE)
                .createTransformedShape(glyph.outline());
    }

    /**
     * How wide a line of text is, in em.
     *
     * @throws MissingGlyph when the font lacks a character
     */
    public double width(String text) {
        return text.codePoints().mapToDouble(c -> glyph(c).advance()).sum();
    }

    /**
     * Adds a line of text to the path, its middle at (x, y) and squeezed where it would be wider than allowed.
     *
     * @param ink takes the outlines
     * @param text the characters
     * @param line where and how large, in the units of the transform
     * @param toPoints from those units to points
     */
    public void line(Ink ink, String text, Line line, AffineTransform toPoints) {
        double natural = width(text) * line.tracking() * line.size();
        double squeeze = Math.min(1, line.widest() / natural);
        double pen = line.x() - natural * squeeze / 2;
        for (int c : text.codePoints().toArray()) {
            double advance = glyph(c).advance() * line.tracking() * line.size() * squeeze;
            AffineTransform at = new AffineTransform(toPoints);
            at.translate(pen + advance / 2, line.y());
            at.scale(line.size() * squeeze, line.size());
            ink.add(centred(c), at);
            pen += advance;
        }
    }

    private Glyph glyph(int codePoint) {
        return outlines.glyph(codePoint, weight).orElseThrow(() -> new MissingGlyph(codePoint));
    }

    /**
     * Place and size of a line of text.
     *
     * @param x middle
     * @param y middle of the em box
     * @param size of one em
     * @param widest width that it may take
     * @param tracking advance widths are multiplied by this
     */
    public record Line(double x, double y, double size, double widest, double tracking) {}
}
