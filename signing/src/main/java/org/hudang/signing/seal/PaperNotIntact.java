package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** A signature in the paper is broken: a seal over it would vouch for what was altered. */
public final class PaperNotIntact extends SigningException {
    PaperNotIntact(String found) {
        super("SG-127", "the signatures in the paper are not intact: " + found);
    }
}
