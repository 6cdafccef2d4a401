package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** A riding seal has not one strip per page. */
public final class RidingStripsMismatch extends SigningException {
    RidingStripsMismatch(int pages, int strips) {
        super("SG-126", "the file has " + pages + " pages, the seal " + strips + " strips", pages, strips);
    }
}
