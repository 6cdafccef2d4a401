package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** The text that marks the place of a signature is there more than once. */
public final class AnchorAmbiguous extends SigningException {
    AnchorAmbiguous(String anchor, int times) {
        super("SG-124", "the text that marks the place is there " + times + " times", anchor, times);
    }
}
