package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The identity evidence does not prove who signs; the reason is named. */
public final class IdentityRefused extends SigningException {
    IdentityRefused(String reason) {
        super("SG-227", "identity evidence: " + reason, reason);
    }
}
