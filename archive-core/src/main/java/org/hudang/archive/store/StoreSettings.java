package org.hudang.archive.store;

import org.hudang.archive.StoreWatch;

/**
 * How a storage root is worked with.
 *
 * @param steps told before each act on the disk
 * @param watch told when the disk has failed to keep what stands in the storage
 * @param keptFree bytes that a filing leaves free on the disk; without them it is refused before its first byte
 */
public record StoreSettings(Steps steps, StoreWatch watch, long keptFree) {
    /** 64 MiB: what recovery, inventories and the names of a filing can never need. */
    public static final long KEPT_FREE = 64L << 20;

    public StoreSettings {
        if (keptFree < 0) {
            throw new IllegalArgumentException("bytes kept free: " + keptFree);
        }
    }

    /** As in production, with this listener. */
    public static StoreSettings with(Steps steps) {
        return new StoreSettings(steps, StoreWatch.NOBODY, KEPT_FREE);
    }
}
