package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** A riding seal was asked for in a file that is signed already: its strips would change what was signed. */
public final class RidingNotFirst extends SigningException {
    RidingNotFirst(String field) {
        super("SG-125", "the riding seal " + field + " is only possible as the first signature", field);
    }
}
