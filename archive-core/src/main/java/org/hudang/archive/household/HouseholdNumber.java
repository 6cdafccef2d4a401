package org.hudang.archive.household;

import java.security.SecureRandom;
import org.hudang.archive.OpaqueId;

/**
 * Number of a household (户号); stays when members join or leave (AR-01).
 *
 * @param value {@code hh_} and 26 base32 characters; says nothing about what it names
 */
public record HouseholdNumber(String value) {
    public HouseholdNumber {
        OpaqueId.require("hh", value);
    }

    /** A new one. */
    public static HouseholdNumber next(SecureRandom random) {
        return new HouseholdNumber(OpaqueId.next("hh", random));
    }

    @Override
    public String toString() {
        return value;
    }
}
