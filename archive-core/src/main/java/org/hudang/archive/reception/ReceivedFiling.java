package org.hudang.archive.reception;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.hudang.archive.Acting;
import org.hudang.archive.desk.Commands;
import org.hudang.archive.desk.HouseholdArchive;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.reception.Origin.Foreign;
import org.hudang.archive.reception.StoredReceiving.Taking;
import org.hudang.archive.transfer.ItemSheet;
import org.hudang.archive.transfer.PackageSheets;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;

/** Files the papers of a package, event by event as the sender had filed them, and the sender's own history behind them. */
final class ReceivedFiling {
    private static final int MOST_ITEMS = 200;
    private static final String RECEIVED = "received";

    private final HouseholdArchive archive;
    private final Taking taking;
    private final Map<MemberId, MemberId> members;
    private final Acting acting;
    private final Map<String, Foreign> numbers = new HashMap<>();

    /** @param members people here by the sender's numbers */
    ReceivedFiling(HouseholdArchive archive, Taking taking, Map<MemberId, MemberId> members, Acting acting) {
        this.archive = archive;
        this.taking = taking;
        this.members = Map.copyOf(members);
        this.acting = acting;
    }

    /**
     * Files what is not here yet, and says which number of the sender each new one had.
     *
     * @param known numbers here by the sender's
     */
    Map<String, Foreign> into(Household here, Map<String, String> known) {
        List<VolumeId> filled = new ArrayList<>();
        for (HandedVolume volume : taking.house().volumes()) {
            VolumeId own = volume(volume.volume(), here, known);
            filled.add(own);
            for (List<Integer> event : events(volume, known)) {
                file(volume, own, event);
            }
        }
        var unused = archive.take(history(filled.get(0)), acting);
        return numbers;
    }

    /**
     * Whether everything could be filed, before anything is.
     *
     * @throws org.hudang.archive.CommandRefused when something could not
     */
    void requireFit() {
        for (HandedVolume volume : taking.house().volumes()) {
            Volume theirs = volume.volume();
            Commands.check(opening(theirs, theirs.household()));
            events(volume, Map.of()).forEach(event -> Commands.check(filing(volume, theirs.id(), event)));
        }
        Commands.check(history(taking.house().volumes().get(0).volume().id()));
    }

    private OpenVolume opening(Volume theirs, HouseholdNumber household) {
        return new OpenVolume(
                taking.key() + "/" + theirs.id(),
                household,
                theirs.kind(),
                theirs.programme(),
                theirs.year(),
                theirs.title());
    }

    private VolumeId volume(Volume theirs, Household here, Map<String, String> known) {
        String there = known.get(theirs.id().value());
        if (there != null) {
            return new VolumeId(there);
        }
        Volume opened = archive.openVolume(opening(theirs, here.number()), acting);
        numbers.put(opened.id().value(), new Foreign(theirs.id().value(), theirs.code()));
        return opened.id();
    }

    /** Positions of papers that are not here, those of one version together. */
    private static List<List<Integer>> events(HandedVolume volume, Map<String, String> known) {
        List<List<Integer>> events = new ArrayList<>();
        int version = -1;
        for (int i = 0; i < volume.items().size(); i++) {
            ItemView item = volume.items().get(i);
            if (known.containsKey(item.id().value())) {
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

    private Filing filing(HandedVolume volume, VolumeId own, List<Integer> event) {
        ItemView first = volume.items().get(event.get(0));
        List<NewItem> items =
                event.stream().map(position -> item(volume, position)).toList();
        return new Filing(taking.key() + "/" + first.id(), own, first.event(), items);
    }

    private void file(HandedVolume volume, VolumeId own, List<Integer> event) {
        Filed filed = archive.take(filing(volume, own, event), acting);
        for (int i = 0; i < event.size(); i++) {
            ItemView theirs = volume.items().get(event.get(i));
            numbers.put(
                    filed.items().get(i).id().value(), new Foreign(theirs.id().value(), theirs.code()));
        }
    }

    private NewItem item(HandedVolume volume, int position) {
        ItemView item = volume.items().get(position);
        List<NewRendition> renditions = new ArrayList<>();
        for (ItemSheet.StoredFile file : volume.sheets().get(position).files()) {
            String path = volume.path(file);
            renditions.add(new NewRendition(
                    RenditionRole.valueOf(file.role()),
                    file.fileName(),
                    file.mediaType(),
                    () -> taking.handed().read(path),
                    Optional.of(file.sha256())));
        }
        return new NewItem(
                item.kind(),
                item.title(),
                item.member().flatMap(id -> Optional.ofNullable(members.get(id))),
                item.date(),
                item.responsible(),
                item.particulars(),
                renditions);
    }

    /** What the sender's house knew of the household is a paper too: its history, its list, its reports. */
    private Filing history(VolumeId first) {
        String title = ResourceBundle.getBundle(
                        "org.hudang.archive.reception.words",
                        Locale.ROOT,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString("history");
        List<NewRendition> files = new ArrayList<>();
        files.add(sheet(RenditionRole.ORIGINAL, "history.jsonl", PackageSheets.HISTORY));
        files.add(sheet(RenditionRole.EVIDENCE, "transfer-list.json", PackageSheets.LIST));
        for (HandedVolume volume : taking.house().volumes()) {
            String id = volume.volume().id().value();
            files.add(sheet(RenditionRole.EVIDENCE, "inspection-yj-" + id + ".json", PackageSheets.inspection(id)));
        }
        NewItem item = new NewItem(
                ItemKind.EVIDENCE,
                title,
                Optional.empty(),
                LocalDate.ofInstant(taking.house().at(), ZoneOffset.UTC),
                taking.house().sender(),
                new Particulars("", Secrecy.RESTRICTED, 0),
                files);
        return new Filing(taking.key() + "/history", first, RECEIVED, List.of(item));
    }

    private NewRendition sheet(RenditionRole role, String name, String path) {
        return new NewRendition(role, name, "text/plain", () -> taking.handed().read(path));
    }
}
