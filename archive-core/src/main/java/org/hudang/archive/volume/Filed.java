package org.hudang.archive.volume;

import java.util.List;
import org.hudang.archive.household.HouseholdNumber;

/**
 * Answer of a filing: everything named here is on the disk and in the catalogue.
 *
 * @param version version of the volume that holds it
 * @param items new ones in the order of the filing, then those that got further files, each with these alone
 * @param again true when an earlier try with the same key had filed it
 */
public record Filed(HouseholdNumber household, VolumeId volume, int version, List<FiledItem> items, boolean again) {
    public Filed {
        items = List.copyOf(items);
    }

    /** The same answer, given to a retry. */
    public Filed repeated() {
        return new Filed(household, volume, version, items, true);
    }
}
