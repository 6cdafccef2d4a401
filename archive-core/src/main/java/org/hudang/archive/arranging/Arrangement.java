package org.hudang.archive.arranging;

import java.util.Optional;
import org.hudang.archive.volume.ItemId;

/**
 * How the pages of a paper stand.
 *
 * @param base how many times its order was filed; an edit names it, so that nobody edits what he has not seen
 * @param order of its pages; empty when it is as it came
 */
public record Arrangement(ItemId item, int base, Optional<PageOrder> order) {
    /** Whether there is an edit to take back. */
    public boolean isUndoable() {
        return order.filter(now -> now.state() > 0).isPresent();
    }

    /** The paper to which all its pages went, if they did. */
    public Optional<ItemId> into() {
        return order.flatMap(PageOrder::into);
    }
}
