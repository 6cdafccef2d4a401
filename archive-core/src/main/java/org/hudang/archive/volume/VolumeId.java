package org.hudang.archive.volume;

import java.security.SecureRandom;
import org.hudang.archive.OpaqueId;

/**
 * Identifier of a volume (卷).
 *
 * @param value {@code vol_} and 26 base32 characters; says nothing about what it names
 */
public record VolumeId(String value) {
    public VolumeId {
        OpaqueId.require("vol", value);
    }

    /** A new one. */
    public static VolumeId next(SecureRandom random) {
        return new VolumeId(OpaqueId.next("vol", random));
    }

    @Override
    public String toString() {
        return value;
    }
}
