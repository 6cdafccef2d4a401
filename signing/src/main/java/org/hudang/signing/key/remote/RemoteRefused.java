package org.hudang.signing.key.remote;

import org.hudang.signing.SigningException;

/** The remote signing service answered and refuses: not authorised, no such credential, a way of asking it does not know. */
public final class RemoteRefused extends SigningException {
    RemoteRefused(String why) {
        super("SG-107", why);
    }
}
