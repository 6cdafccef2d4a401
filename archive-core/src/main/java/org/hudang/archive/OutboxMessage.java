package org.hudang.archive;

import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.ItemId;

/**
 * Something changed that a reader of the archive (the search index) has to know.
 *
 * @param item the item that changed; empty when the household itself did
 * @param version number of the household's journal entry that brought the change: grows with every change
 * @param kind {@code household.open}, {@code household.move}, {@code volume.open}, {@code item.filed}, {@code volume.destroy}
 */
public record OutboxMessage(
        HouseholdNumber household, String township, Optional<ItemId> item, long version, String kind) {}
