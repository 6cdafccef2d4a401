package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The act was signed and filed before; its paper is in the archive. */
public final class ActFiled extends SigningException {
    ActFiled(ActId id) {
        super("SG-233", "already filed: " + id, id.value());
    }
}
