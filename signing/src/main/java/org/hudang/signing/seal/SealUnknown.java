package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** There is no such seal, or the officer may not see it. */
public final class SealUnknown extends SigningException {
    public SealUnknown(SealId id) {
        super("SG-203", "no seal " + id, id.value());
    }
}
