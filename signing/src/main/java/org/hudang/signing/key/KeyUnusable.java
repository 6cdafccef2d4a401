package org.hudang.signing.key;

import org.hudang.signing.SigningException;

/** A key or certificate that does not fit what it is wanted for: algorithm, curve or size. */
public final class KeyUnusable extends SigningException {
    public KeyUnusable(String why) {
        super("SG-102", why);
    }
}
