package org.hudang.archive.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.VolumeId;

/**
 * Name of the object of a volume and its place in the storage root (layout {@code hudang-household-volume}).
 *
 * <p>Path: {@code aa/bb/<household number>/<volume number>/}, where {@code aa} and {@code bb} are the first and the second
 * byte of the SHA-256 of the household number in hexadecimal.
 */
public record ObjectName(HouseholdNumber household, VolumeId volume) {
    private static final String URN = "urn:hudang:";

    /** Identifier that stands in the inventory. */
    public String id() {
        return URN + household + ":" + volume;
    }

    /** Names of the folders from the storage root down. */
    public List<String> path() {
        List<String> path = new ArrayList<>(folderOf(household));
        path.add(volume.value());
        return List.copyOf(path);
    }

    /** Names of the folders down to the household's. */
    static List<String> folderOf(HouseholdNumber household) {
        byte[] hash = Digests.algorithm("SHA-256").digest(household.value().getBytes(StandardCharsets.US_ASCII));
        HexFormat hex = HexFormat.of();
        return List.of(hex.toHexDigits(hash[0]), hex.toHexDigits(hash[1]), household.value());
    }
}
