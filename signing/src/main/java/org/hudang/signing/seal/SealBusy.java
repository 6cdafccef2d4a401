package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** Another process is sealing upon this request right now. */
public final class SealBusy extends SigningException {
    SealBusy(SealRequestId id) {
        super("SG-214", "request in use by another process: " + id, id.value());
    }
}
