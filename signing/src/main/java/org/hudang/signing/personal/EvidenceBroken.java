package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The staged evidence or document was changed or is missing. */
public final class EvidenceBroken extends SigningException {
    EvidenceBroken(ActId id, String reason) {
        super("SG-232", "evidence of " + id + ": " + reason, id.value(), reason);
    }
}
