package org.hudang.casework.authorization;

import org.hudang.archive.OpaqueId;

/**
 * Names an authorization.
 *
 * @param value {@code aut_} and 26 base32 characters
 */
public record AuthorizationId(String value) {
    public AuthorizationId {
        OpaqueId.require("aut", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
