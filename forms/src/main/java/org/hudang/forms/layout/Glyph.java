package org.hudang.forms.layout;

import org.hudang.forms.Weight;

/**
 * A character to be set.
 *
 * @param codePoint which
 * @param face where from
 * @param natural the face's own advance in ems
 * @param advance the advance it is set with; digits of numbers are all equally wide
 * @param lead space before the ink that centres a digit in its advance
 */
record Glyph(int codePoint, Face face, float natural, float advance, float lead) {
    static Glyph natural(int codePoint, Face face) {
        float advance = face.advance(codePoint);
        return new Glyph(codePoint, face, advance, advance, 0);
    }

    static Glyph of(int codePoint, FontShelf shelf, Weight weight) {
        return natural(codePoint, shelf.face(codePoint, weight));
    }

    /** The same digit as wide as the widest of its face. */
    Glyph tabular() {
        float width = face.digit();
        return new Glyph(codePoint, face, natural, width, (width - natural) / 2);
    }
}
