package org.hudang.archive.replica;

import java.security.SecureRandom;
import org.hudang.archive.OpaqueId;

/**
 * Identifier of a replica (副本).
 *
 * @param value {@code rep_} and 26 base32 characters; says nothing about what it names
 */
public record ReplicaId(String value) {
    public ReplicaId {
        OpaqueId.require("rep", value);
    }

    /** A new one. */
    public static ReplicaId next(SecureRandom random) {
        return new ReplicaId(OpaqueId.next("rep", random));
    }

    @Override
    public String toString() {
        return value;
    }
}
