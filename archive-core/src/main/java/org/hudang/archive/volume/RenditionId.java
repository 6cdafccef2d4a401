package org.hudang.archive.volume;

import java.security.SecureRandom;
import org.hudang.archive.OpaqueId;

/**
 * Identifier of one rendition of an item.
 *
 * @param value {@code rnd_} and 26 base32 characters; says nothing about what it names
 */
public record RenditionId(String value) {
    public RenditionId {
        OpaqueId.require("rnd", value);
    }

    /** A new one. */
    public static RenditionId next(SecureRandom random) {
        return new RenditionId(OpaqueId.next("rnd", random));
    }

    @Override
    public String toString() {
        return value;
    }
}
