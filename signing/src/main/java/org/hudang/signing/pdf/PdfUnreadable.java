package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** The file is no PDF that every reader reads the same way; it is not repaired while being signed. */
public final class PdfUnreadable extends SigningException {
    PdfUnreadable(String why) {
        super("SG-113", why);
    }

    PdfUnreadable(String why, Throwable cause) {
        super("SG-113", why, cause);
    }
}
