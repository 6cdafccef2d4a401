package org.hudang.signing.authority;

import org.hudang.signing.SigningException;

/** What was brought to be certified is no request for a certificate, or not one by the owner of the key. */
public final class KeyRequestRefused extends SigningException {
    KeyRequestRefused(String why) {
        super("SG-249", why);
    }

    KeyRequestRefused(String why, Throwable cause) {
        super("SG-249", why, cause);
    }
}
