package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The paper of this act was given up before it was filed; what was signed is gone. */
public final class ActGivenUp extends SigningException {
    ActGivenUp(ActId id) {
        super("SG-247", "given up: " + id, id.value());
    }
}
