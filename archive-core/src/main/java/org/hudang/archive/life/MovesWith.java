package org.hudang.archive.life;

import java.util.List;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.ItemId;

/**
 * A room that keeps something of households beside the archive; a port. It is asked inside the transaction of the move, which sees
 * every township.
 */
public interface MovesWith {
    /** Kinds of work on this household that have to come to their end first; words for people stand with whoever shows them. */
    List<String> underWay(HouseholdNumber household);

    /** Gives everything that is kept of the household to its new township. */
    void move(Moving moving);

    /**
     * What moves.
     *
     * @param items everything that is filed
     */
    record Moving(HouseholdNumber household, String from, String to, List<ItemId> items) {
        public Moving {
            items = List.copyOf(items);
        }
    }
}
