package org.hudang.archive.volume;

import java.security.SecureRandom;
import org.hudang.archive.OpaqueId;

/**
 * Identifier of an item (件).
 *
 * @param value {@code itm_} and 26 base32 characters; says nothing about what it names
 */
public record ItemId(String value) {
    public ItemId {
        OpaqueId.require("itm", value);
    }

    /** A new one. */
    public static ItemId next(SecureRandom random) {
        return new ItemId(OpaqueId.next("itm", random));
    }

    @Override
    public String toString() {
        return value;
    }
}
