package org.hudang.archive.intake.tray;

import org.hudang.archive.household.HouseholdNumber;

/**
 * A file that is going to come.
 *
 * @param key 1 to 200 printable ASCII characters; the same key is the same upload
 * @param name as the sender calls it, without folders, at most 200 characters
 * @param bytes its length, 1 to {@link #LARGEST}
 * @param sha256 of all of it, lower-case hexadecimal
 */
public record NewUpload(String key, HouseholdNumber household, String name, long bytes, String sha256) {
    /** Length of the largest file that is taken: 100 MB. */
    public static final long LARGEST = 100L << 20;
}
