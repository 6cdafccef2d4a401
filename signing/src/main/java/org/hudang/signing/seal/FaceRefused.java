package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** The face of a seal cannot be drawn as asked; the part, the allowed and the found are named. */
public final class FaceRefused extends SigningException {
    private FaceRefused(String part, String allowed, String found) {
        super("SG-202", part + ": allowed " + allowed + ", found " + found, part, allowed, found);
    }

    static void unlessCharacters(String part, String text, int least, int most) {
        if (text.isEmpty() && least == 0) {
            return;
        }
        int count = text.codePointCount(0, text.length());
        if (count < least || count > most) {
            throw new FaceRefused(part, least + "–" + most, Integer.toString(count));
        }
        Words.line(part, text, most);
        if (text.codePoints().anyMatch(Character::isWhitespace)) {
            throw new FaceRefused(part, "no spaces", "a space");
        }
    }

    static void unlessBetween(String part, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new FaceRefused(part, least + "–" + most, Double.toString(value));
        }
    }
}
