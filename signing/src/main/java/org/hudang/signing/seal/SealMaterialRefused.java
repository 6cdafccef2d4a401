package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** Keys or certificates do not fit the seal; the reason is named. */
public final class SealMaterialRefused extends SigningException {
    SealMaterialRefused(String reason) {
        super("SG-207", "seal material refused: " + reason, reason);
    }
}
