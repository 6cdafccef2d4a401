package org.hudang.archive.volume;

import java.util.List;
import org.hudang.archive.household.Household;

/**
 * The whole file of a household (一户一档).
 *
 * @param volumes in the order of opening
 */
public record HouseholdFile(Household household, List<Shelf> volumes) {
    public HouseholdFile {
        volumes = List.copyOf(volumes);
    }

    /** A volume and its items in the order of their numbers. */
    public record Shelf(Volume volume, List<ItemView> items) {
        public Shelf {
            items = List.copyOf(items);
        }
    }
}
