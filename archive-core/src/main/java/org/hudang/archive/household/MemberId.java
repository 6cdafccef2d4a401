package org.hudang.archive.household;

import java.security.SecureRandom;
import org.hudang.archive.OpaqueId;

/**
 * Identifier of a member of a household.
 *
 * @param value {@code mem_} and 26 base32 characters; says nothing about what it names
 */
public record MemberId(String value) {
    public MemberId {
        OpaqueId.require("mem", value);
    }

    /** A new one. */
    public static MemberId next(SecureRandom random) {
        return new MemberId(OpaqueId.next("mem", random));
    }

    @Override
    public String toString() {
        return value;
    }
}
