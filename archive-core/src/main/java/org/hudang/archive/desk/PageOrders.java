package org.hudang.archive.desk;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.arranging.PageOrder;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionView;

/** Reads the orders of pages that were filed. */
final class PageOrders {
    private final StorageRoot store;

    PageOrders(StorageRoot store) {
        this.store = store;
    }

    /**
     * Where the files of these items lie.
     *
     * @param items in the order of their numbers
     * @param stored in the same order, for each item by position
     */
    static Map<RenditionId, Items.Stored> files(List<ItemView> items, List<Items.Stored> stored) {
        Map<RenditionId, Items.Stored> files = new HashMap<>();
        int next = 0;
        for (ItemView item : items) {
            for (RenditionView rendition : item.renditions()) {
                files.put(rendition.id(), stored.get(next++));
            }
        }
        return files;
    }

    PageOrder read(Items.Stored file) {
        try (InputStream in = open(file)) {
            return PageOrder.read(in.readAllBytes());
        } catch (IOException e) {
            throw new StoreFailed("read", e);
        }
    }

    /** The bytes of a file, whose digest is checked while they are read. */
    InputStream open(Items.Stored file) {
        return store.read(file.object(), file.contentPath(), file.bytes(), file.sha256());
    }

    /** The item with the number of pages that it has now. */
    ItemView counted(ItemView item, Map<RenditionId, Items.Stored> files) {
        return item.order()
                .map(order -> item.withPages(read(Objects.requireNonNull(files.get(order.id())))
                        .pages()
                        .size()))
                .orElse(item);
    }
}
