package org.hudang.archive.store;

import org.hudang.archive.StoreWatch;

/**
 * How a storage root is worked with.
 *
 * @param steps told before each act on the disk
 * @param watch told when the disk has failed to keep what stands in the storage
 * @param forcesAtOnce how many staged files and folders are forced to the disk at a time, by all filings together; 1 also has each
 *     filing wait for the disk before it goes on with the database
 * @param keptFree bytes that a filing leaves free on the disk; without them it is refused before its first byte
 */
public record StoreSettings(Steps steps, StoreWatch watch, int forcesAtOnce, long keptFree) {
    /** 64 MiB: what recovery, inventories and the names of a filing can never need. */
    public static final long KEPT_FREE = 64L << 20;

    /** Eight: more gain nothing (docs/decisions/0113). */
    public static final int FORCES_AT_ONCE = 8;

    public StoreSettings {
        if (forcesAtOnce < 1) {
            throw new IllegalArgumentException("forces at once: " + forcesAtOnce);
        }
        if (keptFree < 0) {
            throw new IllegalArgumentException("bytes kept free: " + keptFree);
        }
    }

    /** As in production, with this listener. */
    public static StoreSettings with(Steps steps) {
        return new StoreSettings(steps, StoreWatch.NOBODY, FORCES_AT_ONCE, KEPT_FREE);
    }
}
