package org.hudang.signing.key;

import org.hudang.signing.SigningException;

/** A key that cannot sign now: destroyed, missing, or its store cannot be read. */
public final class KeyUnavailable extends SigningException {
    public KeyUnavailable(String why) {
        super("SG-103", why);
    }

    public KeyUnavailable(String why, Throwable cause) {
        super("SG-103", why, cause);
    }
}
