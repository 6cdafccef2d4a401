package org.hudang.archive.request;

import java.security.SecureRandom;
import org.hudang.archive.OpaqueId;

/**
 * Identifier of a request.
 *
 * @param value {@code req_} and 26 base32 characters
 */
public record RequestId(String value) {
    public RequestId {
        OpaqueId.require("req", value);
    }

    /** A new one. */
    public static RequestId next(SecureRandom random) {
        return new RequestId(OpaqueId.next("req", random));
    }

    @Override
    public String toString() {
        return value;
    }
}
