package org.hudang.archive.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionView;

/**
 * A volume at one moment, with where the files of its papers lie.
 *
 * @param items in the order of their numbers
 */
record PageShelf(Volumes.Row row, List<ItemView> items, Map<RenditionId, Items.Stored> files) {
    PageShelf {
        items = List.copyOf(items);
        files = Map.copyOf(files);
    }

    /** A file of a paper, and whose it is. */
    record Owned(ItemView item, RenditionView rendition) {}

    ItemView item(ItemId id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow();
    }

    Owned owned(RenditionId id) {
        for (ItemView item : items) {
            for (RenditionView one : item.renditions()) {
                if (one.id().equals(id)) {
                    return new Owned(item, one);
                }
            }
        }
        throw new IllegalStateException("orders name files of the volume");
    }

    Items.Stored file(RenditionView rendition) {
        return Objects.requireNonNull(files.get(rendition.id()));
    }
}
