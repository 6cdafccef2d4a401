package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** The request was used and its paper filed; it signs nothing else. */
public final class SealAlreadyUsed extends SigningException {
    SealAlreadyUsed(SealRequestId id) {
        super("SG-213", "request already used: " + id, id.value());
    }
}
