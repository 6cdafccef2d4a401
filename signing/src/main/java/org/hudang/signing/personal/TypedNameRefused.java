package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The typed name is not the name of the signer. */
public final class TypedNameRefused extends SigningException {
    TypedNameRefused() {
        super("SG-229", "typed name differs from the name of the signer");
    }
}
