package org.hudang.archive.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.arranging.Arranged;
import org.hudang.archive.arranging.Arrangement;
import org.hudang.archive.arranging.OnePage;
import org.hudang.archive.arranging.PageArranging;
import org.hudang.archive.arranging.PageChange;
import org.hudang.archive.arranging.PageEdit;
import org.hudang.archive.arranging.PageOrder;
import org.hudang.archive.arranging.PagesChanged;
import org.hudang.archive.arranging.PagesFixed;
import org.hudang.archive.arranging.SignedPaper;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.desk.PageSources.Table;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.original.ItemUnknown;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.VolumeId;

/** Decides over a volume as it is what an edit files, and files it on the same version of the volume. */
final class PageDesk implements PageArranging {
    private static final int TRIES = 3;
    private static final String EVENT = "pages";
    private static final String ACT = "volume.pages";
    private static final int LONGEST_WHY = 200;
    private static final String PDF = "application/pdf";

    private final Parts parts;
    private final PageSources sources;

    PageDesk(Parts parts, PageSources sources) {
        this.parts = parts;
        this.sources = sources;
    }

    /** What it works with. */
    record Parts(
            Database database,
            Completion.Catalogue catalogue,
            FilingDesk filing,
            PageOrders orders,
            PaperChecks papers) {}

    @Override
    public Arrangement of(ItemView item, Acting acting) {
        Optional<PageOrder> order = item.order()
                .map(one -> parts.orders()
                        .read(parts.catalogue()
                                .items()
                                .stored(one.id(), acting.township())
                                .orElseThrow(ItemUnknown::new)));
        return new Arrangement(item.id(), item.orders(), order);
    }

    @Override
    public ItemView counted(ItemView item, Acting acting) {
        return of(item, acting)
                .order()
                .map(order -> item.withPages(order.pages().size()))
                .orElse(item);
    }

    @Override
    public Arranged edit(PageChange change, Acting acting) {
        return turned(change.key(), change.item(), change.words(), acting, table -> edited(table, change, acting));
    }

    @Override
    public Arranged undo(String key, ItemId item, int base, Acting acting) {
        List<String> words = List.of(item.value(), String.valueOf(base), PageOrder.UNDO);
        return turned(key, item, words, acting, table -> {
            ItemView view = table.shelf().item(item);
            requireBase(view, base);
            return new Made(new PageUndo(table, parts.orders()).of(view), List.of(), PageOrder.UNDO);
        });
    }

    /** What an edit files. */
    record Made(List<NewCopy> copies, List<NewItem> items, String brief) {}

    private interface Decision {
        Made over(Table table);
    }

    private Arranged turned(String key, ItemId item, List<String> words, Acting acting, Decision decision) {
        VolumeId volume = parts.database()
                .within(acting.township(), () -> parts.catalogue().items().find(item))
                .orElseThrow(ItemUnknown::new)
                .volume();
        CaseTurn.Ask ask = new CaseTurn.Ask(key, volume, EVENT, words);
        Optional<Filed> earlier = parts.filing().earlier(ask, acting);
        if (earlier.isPresent()) {
            return arranged(item, earlier.get(), acting);
        }
        for (int i = 0; i < TRIES; i++) {
            PageShelf shelf = shelf(volume, acting);
            if (shelf.row().matter().closed()) {
                throw new VolumeClosed(shelf.row().volume().code());
            }
            try (Table table = sources.table(shelf)) {
                Made made = decision.over(table);
                CaseTurn turn = new CaseTurn(
                                ask,
                                shelf.row().matter().matter(),
                                ACT,
                                why(shelf.item(item), made),
                                shelf.row().volume().version(),
                                Map.of())
                        .with(new CaseTurn.Papers(made.items(), made.copies()));
                return arranged(item, parts.filing().turn(turn, acting), acting);
            } catch (CaseTurn.Stale moved) {
                // others filed between the look and the lock
            }
        }
        throw new HouseholdBusy(0);
    }

    private static String why(ItemView item, Made made) {
        String why = item.number() + " " + made.brief();
        return why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY - 1) + "…";
    }

    private Arranged arranged(ItemId item, Filed filed, Acting acting) {
        ItemView view = parts.database()
                .within(acting.township(), () -> parts.catalogue().items().find(item))
                .orElseThrow(ItemUnknown::new);
        Optional<ItemId> made = filed.items().stream()
                .filter(one -> one.renditions().get(0).role() == RenditionRole.ORIGINAL)
                .map(one -> one.id())
                .findFirst();
        return new Arranged(of(view, acting), made, filed.version());
    }

    private PageShelf shelf(VolumeId volume, Acting acting) {
        return parts.database().within(acting.township(), () -> {
            Items.Rows papers = parts.catalogue().items().rowsOf(volume);
            return new PageShelf(
                    parts.catalogue().volumes().find(volume).orElseThrow(ItemUnknown::new),
                    papers.items(),
                    PageOrders.files(papers.items(), papers.stored()));
        });
    }

    private static void requireBase(ItemView item, int base) {
        if (item.orders() != base) {
            throw new PagesChanged(item.code());
        }
    }

    private Made edited(Table table, PageChange change, Acting acting) {
        PageEdit edit = change.edit();
        ItemView item = table.shelf().item(change.item());
        List<OnePage> pages = pages(table, item, change.base(), acting);
        int state = table.shelf().row().volume().version() + 1;
        List<NewCopy> copies = new ArrayList<>();
        List<NewItem> items = new ArrayList<>();
        List<OnePage> after = new ArrayList<>(edit.on(pages));
        if (edit instanceof PageEdit.Split split) {
            items.add(parted(table, item, split, split.taken(pages), state));
        }
        if (edit instanceof PageEdit.Merge merge) {
            for (PageEdit.Merge.Other other : merge.others()) {
                ItemView joined = other(table, other.item(), item);
                after.addAll(pages(table, joined, other.base(), acting));
                PageOrder gone = new PageOrder(state, edit.word(), List.of(), before(joined), Optional.of(item.id()));
                copies.add(new NewCopy(joined.id(), file(gone)));
            }
        }
        PageOrder order = new PageOrder(state, edit.word(), after, before(item), Optional.empty());
        for (NewRendition file : files(table, item, order)) {
            copies.add(new NewCopy(item.id(), file));
        }
        return new Made(copies, items, edit.brief());
    }

    private static ItemView other(Table table, ItemId other, ItemView item) {
        return table.shelf().items().stream()
                .filter(one -> one.id().equals(other) && !one.id().equals(item.id()))
                .findFirst()
                .orElseThrow(() -> new CommandRefused("others", "another item of this volume"));
    }

    /** The pages of a paper as they stand, when it is one whose pages may be put in order. */
    private List<OnePage> pages(Table table, ItemView item, int base, Acting acting) {
        requireBase(item, base);
        if (item.isEmptied() || item.original().mediaType().equals(Quarantine.MEDIA_TYPE)) {
            throw new PagesFixed(item.code());
        }
        Set<RenditionRole> roles = new HashSet<>();
        item.renditions().forEach(one -> roles.add(one.role()));
        boolean signed = roles.contains(RenditionRole.KEPT)
                || roles.contains(RenditionRole.EVIDENCE)
                || !(parts.papers().look(item, acting) instanceof Paper.ByHand);
        if (signed) {
            throw new SignedPaper(item.code());
        }
        return item.order()
                .map(order -> parts.orders().read(table.shelf().file(order)).pages())
                .orElseGet(() -> PageOrder.asItCame(item.original().id(), table.count(item)));
    }

    /** A paper of its own, of pages of another: what it came in is its original too, byte for byte. */
    private NewItem parted(Table table, ItemView item, PageEdit.Split split, List<OnePage> pages, int state) {
        PageEdit.Label label = split.label();
        Commands.text("title", label.title(), 200);
        Commands.text("responsible", label.responsible(), 100);
        RenditionView came = table.shelf().owned(pages.get(0).of()).rendition();
        List<NewRendition> renditions = new ArrayList<>(List.of(new NewRendition(
                RenditionRole.ORIGINAL,
                came.fileName(),
                came.mediaType(),
                content(table, came),
                Optional.of(came.sha256()))));
        PageOrder order = new PageOrder(state, split.word(), pages, Optional.empty(), Optional.empty());
        renditions.addAll(files(table, item, order));
        return new NewItem(
                label.kind(),
                label.title(),
                label.member(),
                label.date(),
                label.responsible(),
                new Particulars("", item.particulars().secrecy(), pages.size()),
                renditions);
    }

    /** The order, the working copy that goes by it, and its words. */
    private static List<NewRendition> files(Table table, ItemView item, PageOrder order) {
        List<NewRendition> files = new ArrayList<>();
        files.add(file(order));
        files.add(new NewRendition(
                RenditionRole.WORKING,
                named(item.original().fileName(), ".pdf"),
                PDF,
                ContentSource.of(table.assembled(item, order.pages()))));
        table.words(order.pages()).ifPresent(words -> files.add(text(item, words)));
        return files;
    }

    static NewRendition text(ItemView item, byte[] words) {
        return new NewRendition(
                RenditionRole.TEXT, named(item.original().fileName(), ".txt"), "text/plain", ContentSource.of(words));
    }

    static NewRendition file(PageOrder order) {
        return new NewRendition(
                RenditionRole.PAGE_ORDER, PageOrder.FILE, PageOrder.MEDIA_TYPE, ContentSource.of(order.json()));
    }

    static ContentSource content(Table table, RenditionView rendition) {
        return () -> table.open(rendition);
    }

    private static Optional<RenditionId> before(ItemView item) {
        return item.order().map(RenditionView::id);
    }

    private static String named(String fileName, String ending) {
        int dot = fileName.lastIndexOf('.');
        return (dot > 0 ? fileName.substring(0, dot) : fileName) + ending;
    }
}
