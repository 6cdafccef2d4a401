package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The handwriting is not a signature; {@link #code()} says why. */
public final class HandwritingRefused extends SigningException {
    private HandwritingRefused(String code, String message, Object... facts) {
        super(code, message, facts);
    }

    static HandwritingRefused blank() {
        return new HandwritingRefused("SG-220", "no stroke");
    }

    static HandwritingRefused tooShort(String measure, String least, String found) {
        return new HandwritingRefused(
                "SG-221", measure + " at least " + least + ", found " + found, measure, least, found);
    }

    static HandwritingRefused oversize(String measure, String most, String found) {
        return new HandwritingRefused(
                "SG-222", measure + " at most " + most + ", found " + found, measure, most, found);
    }

    static HandwritingRefused unreadable(String where) {
        return new HandwritingRefused("SG-223", "not strokes of version 1: " + where, where);
    }
}
