package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** A prepared signature does not belong to the file, or the signature value not to its certificate. */
public final class PreparedMismatch extends SigningException {
    PreparedMismatch(String why) {
        super("SG-121", why);
    }
}
