package org.hudang.signing.key.token;

import org.hudang.signing.SigningException;

/** The token did not take the PIN. It is not tried again: tokens lock themselves after a few wrong ones. */
public final class PinRefused extends SigningException {
    PinRefused(TokenPlace place) {
        super("SG-106", place.toString());
    }
}
