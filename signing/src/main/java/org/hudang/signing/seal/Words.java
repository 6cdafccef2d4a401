package org.hudang.signing.seal;

import java.text.Normalizer;

/** What may stand in a line of text that is logged, hashed and printed. */
final class Words {
    private Words() {}

    /**
     * The same line, checked: not blank, no control characters, no unpaired surrogates, Unicode NFC, at most so many
     * characters.
     */
    static String line(String name, String text, int longest) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw new IllegalArgumentException(name + " has more than " + longest + " characters");
        }
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.UNASSIGNED) {
                throw new IllegalArgumentException(name + " holds U+" + Integer.toHexString(c));
            }
        });
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw new IllegalArgumentException(name + " is not in Unicode NFC");
        }
        return text;
    }
}
