package org.hudang.archive.original;

import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.ItemId;

/**
 * Where the paper originals of filed items lie (纸质原件存放处). An item of which nothing is noted may have no paper at all.
 *
 * <p>The newest note counts; those before it stand in the history of the household. Safe for use by many threads and
 * processes.
 */
public interface PaperPlaces {
    /**
     * Notes where the paper of an item lies. The same note again changes nothing.
     *
     * @throws ItemUnknown when there is no such item, or not for this township
     */
    void note(ItemId item, PaperPlace place, Acting acting);

    /** Where the paper of an item lies, if anybody noted it. */
    Optional<PaperPlace> of(ItemId item, Acting acting);

    /** What is noted of the items of a household. */
    Map<ItemId, PaperPlace> of(HouseholdNumber household, Acting acting);
}
