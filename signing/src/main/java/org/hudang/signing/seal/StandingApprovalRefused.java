package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** The standing approval does not cover this request; the reason is named. */
public final class StandingApprovalRefused extends SigningException {
    StandingApprovalRefused(String reason) {
        super("SG-215", "standing approval refused: " + reason, reason);
    }
}
