package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** The file is not the document that the request names. */
public final class DocumentSwapped extends SigningException {
    private final String found;

    DocumentSwapped(String expected, String found) {
        super("SG-212", "document digest expected " + expected + ", found " + found, expected, found);
        this.found = found;
    }

    /** SM3 of the file that was handed in. */
    public String found() {
        return found;
    }
}
