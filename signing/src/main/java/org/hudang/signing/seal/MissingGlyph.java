package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** The font lacks a character that must be drawn; it is named. */
public final class MissingGlyph extends SigningException {
    MissingGlyph(int codePoint) {
        super(
                "SG-201",
                "no outline for the character",
                Character.toString(codePoint),
                String.format("U+%04X", codePoint));
    }
}
