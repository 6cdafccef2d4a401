package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** An evidence bundle or a staged document was changed or is missing; the reason is named. */
public final class EvidenceBroken extends SigningException {
    EvidenceBroken(String reason) {
        super("SG-232", "evidence: " + reason, reason);
    }
}
