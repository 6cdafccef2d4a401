package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The idempotency key belongs to another act. */
public final class ActConflict extends SigningException {
    ActConflict(String what) {
        super("SG-231", "the same key with another " + what, what);
    }
}
