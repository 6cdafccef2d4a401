package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** There is no such request, or the officer may not see it. */
public final class RequestUnknown extends SigningException {
    RequestUnknown(SealRequestId id) {
        super("SG-210", "no request " + id, id.value());
    }
}
