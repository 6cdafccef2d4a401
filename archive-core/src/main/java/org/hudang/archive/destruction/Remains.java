package org.hudang.archive.destruction;

import java.util.List;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.VolumeId;

/** Rooms that keep something of filed papers beside the archive: pictures of pages, notes for later; a port. */
@FunctionalInterface
public interface Remains {
    /** Nobody keeps anything. */
    Remains NONE = gone -> {};

    /** Forgets whatever is kept of these papers, for good; told again after a crash. What fails is told again later. */
    void forget(Gone gone);

    /**
     * Papers that were destroyed.
     *
     * @param originals sha256 of their originals
     */
    record Gone(HouseholdNumber household, VolumeId volume, List<ItemId> items, List<String> originals) {
        public Gone {
            items = List.copyOf(items);
            originals = List.copyOf(originals);
        }
    }
}
