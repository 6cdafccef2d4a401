package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** The key of a seal lives in a token or at a signing service, and this house has no setting that leads there. */
public final class KeyPlaceUnset extends SigningException {
    KeyPlaceUnset(String name) {
        super("SG-248", "no setting leads to the key " + name, name);
    }
}
