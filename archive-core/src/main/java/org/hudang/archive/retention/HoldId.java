package org.hudang.archive.retention;

import java.security.SecureRandom;
import org.hudang.archive.OpaqueId;

/**
 * Identifier of a hold.
 *
 * @param value {@code hld_} and 26 base32 characters
 */
public record HoldId(String value) {
    public HoldId {
        OpaqueId.require("hld", value);
    }

    /** A new one. */
    public static HoldId next(SecureRandom random) {
        return new HoldId(OpaqueId.next("hld", random));
    }

    @Override
    public String toString() {
        return value;
    }
}
