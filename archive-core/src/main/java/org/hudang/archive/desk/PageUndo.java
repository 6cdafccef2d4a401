package org.hudang.archive.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.arranging.EditedSince;
import org.hudang.archive.arranging.NothingToUndo;
import org.hudang.archive.arranging.OnePage;
import org.hudang.archive.arranging.PageOrder;
import org.hudang.archive.desk.PageSources.Table;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;

/** Takes the newest edit of a paper back, in all papers that it was about: what stood before is filed once more. */
final class PageUndo {
    private final Table table;
    private final PageOrders orders;
    private final Map<String, PageOrder> read = new HashMap<>();

    PageUndo(Table table, PageOrders orders) {
        this.table = table;
        this.orders = orders;
    }

    List<NewCopy> of(ItemView item) {
        int state = item.order().map(this::order).map(PageOrder::state).orElse(0);
        if (state == 0) {
            throw new NothingToUndo(item.code());
        }
        List<ItemView> all =
                table.shelf().items().stream().filter(one -> isOf(one, state)).toList();
        List<NewCopy> copies = new ArrayList<>();
        for (ItemView one : all) {
            PageOrder now = order(one.order().orElseThrow());
            if (now.state() != state) {
                throw new EditedSince(one.code());
            }
            for (NewRendition file : former(one, now, all)) {
                copies.add(new NewCopy(one.id(), file));
            }
        }
        return copies;
    }

    /** Whether an edit was about a paper. */
    private boolean isOf(ItemView item, int state) {
        return item.renditions().stream()
                .filter(one -> one.role() == RenditionRole.PAGE_ORDER)
                .anyMatch(one -> order(one).state() == state);
    }

    private PageOrder order(RenditionView rendition) {
        return read.computeIfAbsent(
                rendition.sha256(), sha256 -> orders.read(table.shelf().file(rendition)));
    }

    private List<NewRendition> former(ItemView item, PageOrder now, List<ItemView> all) {
        if (item.version() == now.state()) {
            ItemId whole = all.stream()
                    .filter(one -> one.version() < now.state())
                    .findFirst()
                    .orElseThrow()
                    .id();
            PageOrder gone = new PageOrder(0, PageOrder.UNDO, List.of(), Optional.empty(), Optional.of(whole));
            return List.of(PageDesk.file(gone));
        }
        if (now.before().isEmpty()) {
            RenditionView original = item.original();
            List<OnePage> pages = PageOrder.asItCame(original.id(), table.count(item));
            PageOrder order = new PageOrder(0, PageOrder.UNDO, pages, Optional.empty(), Optional.empty());
            return files(item, order, original);
        }
        RenditionId before = now.before().get();
        List<RenditionView> behind = item.renditions().stream()
                .dropWhile(one -> !one.id().equals(before))
                .toList();
        RenditionView working = behind.stream()
                .filter(one -> one.role() == RenditionRole.WORKING)
                .findFirst()
                .orElseThrow();
        return files(item, order(behind.get(0)), working);
    }

    private List<NewRendition> files(ItemView item, PageOrder order, RenditionView working) {
        List<NewRendition> files = new ArrayList<>();
        files.add(PageDesk.file(order));
        files.add(new NewRendition(
                RenditionRole.WORKING,
                working.fileName(),
                working.mediaType(),
                PageDesk.content(table, working),
                Optional.of(working.sha256())));
        table.words(order.pages()).ifPresent(words -> files.add(PageDesk.text(item, words)));
        return files;
    }
}
