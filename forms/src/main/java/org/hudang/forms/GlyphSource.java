package org.hudang.forms;

import java.awt.Shape;

/** Outlines and widths of the fonts that papers are set in, with the same fallback per character. */
public interface GlyphSource {
    /**
     * The outline of one character in ems: y up, origin on the baseline at the left edge of the advance, non-zero winding.
     *
     * @throws GlyphMissing if no font has the character
     */
    Shape outline(int codePoint, Weight weight);

    /**
     * The advance width in ems.
     *
     * @throws GlyphMissing if no font has the character
     */
    double advance(int codePoint, Weight weight);
}
