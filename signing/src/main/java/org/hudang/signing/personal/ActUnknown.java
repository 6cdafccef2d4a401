package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** There is no signed act of that id in the township. */
public final class ActUnknown extends SigningException {
    ActUnknown(ActId id) {
        super("SG-234", "no signed act " + id, id.value());
    }
}
