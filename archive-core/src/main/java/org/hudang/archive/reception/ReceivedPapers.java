package org.hudang.archive.reception;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.IntStream;
import org.hudang.archive.arranging.OnePage;
import org.hudang.archive.arranging.PageOrder;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.reception.Origin.Foreign;
import org.hudang.archive.reception.StoredReceiving.Taking;
import org.hudang.archive.transfer.ItemSheet;
import org.hudang.archive.transfer.PackageSheets;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;

/** What of a package is filed, as it is filed. Keys are made of the package, so that a call finds what an earlier one had done. */
final class ReceivedPapers {
    private static final int MOST_ITEMS = 200;
    private static final int MOST_FILES = 50;
    /** Leaves room for an ending. */
    private static final int LONGEST_NAME = 250;

    private static final String RECEIVED = "received";
    private static final String PDF = "application/pdf";
    private static final String PLAIN = "text/plain";
    private static final String JSON = "application/json";

    private final Taking taking;
    private final Map<MemberId, MemberId> members;

    /** @param members people here by the sender's numbers */
    ReceivedPapers(Taking taking, Map<MemberId, MemberId> members) {
        this.taking = taking;
        this.members = Map.copyOf(members);
    }

    /** The same volume of the sender is the same volume here, whichever package it came with first. */
    static OpenVolume opening(Volume theirs, HouseholdNumber household) {
        return new OpenVolume(
                RECEIVED + "/" + household + "/" + theirs.id(),
                household,
                theirs.kind(),
                theirs.programme(),
                theirs.year(),
                theirs.title());
    }

    /** Positions of papers that are not here, those of one version together. */
    static List<List<Integer>> events(GatedVolume volume, Set<String> known) {
        List<List<Integer>> events = new ArrayList<>();
        int version = -1;
        List<ItemView> items = volume.volume().items();
        for (int i = 0; i < items.size(); i++) {
            ItemView item = items.get(i);
            if (known.contains(item.id().value())) {
                continue;
            }
            boolean further =
                    item.version() == version && events.get(events.size() - 1).size() < MOST_ITEMS;
            if (!further) {
                events.add(new ArrayList<>());
                version = item.version();
            }
            events.get(events.size() - 1).add(i);
        }
        return events;
    }

    /** The papers of an event. */
    Filing filing(GatedVolume volume, VolumeId own, List<Integer> event) {
        ItemView first = volume.volume().items().get(event.get(0));
        List<NewItem> items =
                event.stream().map(position -> item(volume, position)).toList();
        List<Foreign> numbers = event.stream()
                .map(position -> volume.volume().items().get(position))
                .map(theirs -> new Foreign(theirs.id().value(), theirs.code()))
                .toList();
        return new Filing(
                taking.key() + "/" + first.id(),
                own,
                first.event(),
                items,
                Optional.of(PackageFiled.papers(taking.sha256(), numbers)));
    }

    private NewItem item(GatedVolume volume, int position) {
        ItemView item = volume.volume().items().get(position);
        return new NewItem(
                item.kind(),
                item.title(),
                item.member().flatMap(id -> Optional.ofNullable(members.get(id))),
                item.date(),
                item.responsible(),
                item.particulars(),
                files(volume, position));
    }

    /** The files of a paper without the order of its pages, which comes when all papers have their numbers. */
    private List<NewRendition> files(GatedVolume volume, int position) {
        List<NewRendition> files = new ArrayList<>();
        Optional<Shut> why = Optional.empty();
        int ordered = volume.files(position, RenditionRole.PAGE_ORDER).stream()
                .findFirst()
                .orElse(volume.count(position));
        for (int file = 0; file < volume.count(position); file++) {
            if (volume.isMadeOfShut(position, file) || isOfOrder(volume.role(position, file), file > ordered)) {
                continue;
            }
            Optional<Shut> shut = volume.shut(position, file);
            ItemSheet.StoredFile stored = HandedOrder.sheet(volume, position, file);
            files.add(new NewRendition(
                    volume.role(position, file),
                    stored.fileName(),
                    shut.isPresent() ? Quarantine.MEDIA_TYPE : stored.mediaType(),
                    content(volume, stored),
                    Optional.of(stored.sha256())));
            why = why.isPresent() ? why : shut;
        }
        why.ifPresent(shut -> files.add(new NewRendition(
                RenditionRole.EVIDENCE,
                Quarantine.CHECK,
                JSON,
                ContentSource.of(Quarantine.check(shut.type(), shut.why())))));
        return files;
    }

    private static boolean isOfOrder(RenditionRole role, boolean behind) {
        return role == RenditionRole.PAGE_ORDER
                || role == RenditionRole.WORKING
                || (role == RenditionRole.TEXT && behind);
    }

    private ContentSource content(GatedVolume volume, ItemSheet.StoredFile stored) {
        String path = volume.volume().path(stored);
        return () -> taking.handed().read(path);
    }

    /**
     * The order of the pages of a paper, made anew under the numbers here: the sender's steps cannot be taken back here.
     *
     * @param own papers of the volume here by their position in the package
     */
    List<NewCopy> order(GatedVolume volume, int position, HandedOrder order, Map<Integer, ItemView> own) {
        ItemId item = own(own, position).id();
        List<OnePage> pages = new ArrayList<>();
        for (HandedOrder.Run run : order.runs()) {
            RenditionId of = own(own, run.item()).original().id();
            IntStream.rangeClosed(run.first(), run.last())
                    .forEach(page -> pages.add(new OnePage(of, page, run.turn())));
        }
        PageOrder here = new PageOrder(
                0,
                PageOrder.RECEIVED,
                pages,
                Optional.empty(),
                order.into().map(other -> own(own, other).id()));
        String name = bare(HandedOrder.sheet(volume, position, 0).fileName());
        List<NewCopy> copies = new ArrayList<>();
        copies.add(new NewCopy(
                item,
                new NewRendition(
                        RenditionRole.PAGE_ORDER,
                        PageOrder.FILE,
                        PageOrder.MEDIA_TYPE,
                        ContentSource.of(here.json()))));
        order.working()
                .ifPresent(file -> copies.add(
                        copy(volume, position, file, new Made(item, RenditionRole.WORKING, name + ".pdf", PDF))));
        order.text()
                .ifPresent(file -> copies.add(
                        copy(volume, position, file, new Made(item, RenditionRole.TEXT, name + ".txt", PLAIN))));
        return copies;
    }

    /** A file that was made of pages, as it is called here. */
    private record Made(ItemId item, RenditionRole role, String name, String mediaType) {}

    private NewCopy copy(GatedVolume volume, int position, int file, Made made) {
        ItemSheet.StoredFile stored = HandedOrder.sheet(volume, position, file);
        return new NewCopy(
                made.item(),
                new NewRendition(
                        made.role(),
                        made.name(),
                        made.mediaType(),
                        content(volume, stored),
                        Optional.of(stored.sha256())));
    }

    private static ItemView own(Map<Integer, ItemView> own, int position) {
        ItemView item = own.get(position);
        if (item == null) {
            throw new IllegalStateException("papers are filed before their orders");
        }
        return item;
    }

    private static String bare(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String bare = dot > 0 ? fileName.substring(0, dot) : fileName;
        return bare.codePointCount(0, bare.length()) > LONGEST_NAME ? "paper" : bare;
    }

    /** Orders that are filed together. */
    Filing orders(GatedVolume volume, VolumeId own, int first, List<NewCopy> copies) {
        return new Filing(
                taking.key() + "/pages/" + volume.volume().items().get(first).id(),
                own,
                RECEIVED,
                List.of(),
                Optional.empty(),
                copies);
    }

    /**
     * What the sender's house knew of the household is a paper too: its history, its list, its reports, and what was found here.
     * Reports that do not fit follow as papers of their own.
     */
    Filing history(VolumeId into) {
        List<NewRendition> reports = taking.house().volumes().stream()
                .map(volume -> volume.volume().id().value())
                .map(id -> sheet(RenditionRole.EVIDENCE, "inspection-yj-" + id + ".json", PackageSheets.inspection(id)))
                .toList();
        int first = Math.min(reports.size(), MOST_FILES - 3);
        List<NewRendition> files = new ArrayList<>();
        files.add(sheet(RenditionRole.ORIGINAL, "history.jsonl", PackageSheets.HISTORY));
        files.add(sheet(RenditionRole.EVIDENCE, "transfer-list.json", PackageSheets.LIST));
        files.addAll(reports.subList(0, first));
        files.add(new NewRendition(
                RenditionRole.EVIDENCE, ReceptionReport.FILE, PLAIN, ContentSource.of(ReceptionReport.of(taking))));
        List<NewItem> items = new ArrayList<>();
        items.add(ofSender(files));
        for (int from = first; from < reports.size(); from += MOST_FILES) {
            List<NewRendition> further =
                    new ArrayList<>(reports.subList(from, Math.min(from + MOST_FILES, reports.size())));
            NewRendition head = further.get(0);
            further.set(0, new NewRendition(RenditionRole.ORIGINAL, head.fileName(), head.mediaType(), head.content()));
            items.add(ofSender(further));
        }
        return new Filing(
                taking.key() + "/history", into, RECEIVED, items, Optional.of(PackageFiled.history(taking.sha256())));
    }

    private NewItem ofSender(List<NewRendition> files) {
        String title = ResourceBundle.getBundle(
                        "org.hudang.archive.reception.words",
                        Locale.ROOT,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString("history");
        return new NewItem(
                ItemKind.EVIDENCE,
                title,
                Optional.empty(),
                LocalDate.ofInstant(taking.house().at(), ZoneOffset.UTC),
                taking.house().sender(),
                new Particulars("", Secrecy.RESTRICTED, 0),
                files);
    }

    private NewRendition sheet(RenditionRole role, String name, String path) {
        return new NewRendition(role, name, PLAIN, () -> taking.handed().read(path));
    }
}
