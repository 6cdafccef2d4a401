package org.hudang.archive.volume;

import java.util.List;

/**
 * An item that was filed.
 *
 * @param code archival code (档号)
 * @param renditions in the order of the filing
 */
public record FiledItem(ItemId id, String code, List<FiledRendition> renditions) {
    public FiledItem {
        renditions = List.copyOf(renditions);
    }
}
