package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** Signing for another person is not grounded; the reason is named. */
public final class GuardianRefused extends SigningException {
    GuardianRefused(String reason) {
        super("SG-230", "guardian: " + reason, reason);
    }
}
