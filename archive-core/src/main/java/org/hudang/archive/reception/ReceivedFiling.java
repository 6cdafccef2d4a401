package org.hudang.archive.reception;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hudang.archive.Acting;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.desk.Commands;
import org.hudang.archive.desk.HouseholdArchive;
import org.hudang.archive.destruction.VolumeDestroyed;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.reception.Arrivals.Known;
import org.hudang.archive.reception.Origin.Foreign;
import org.hudang.archive.reception.OriginRows.Standing;
import org.hudang.archive.reception.OriginRows.VolumeHere;
import org.hudang.archive.reception.Receiving.Received.Reports;
import org.hudang.archive.reception.StoredReceiving.Taking;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;

/**
 * Files the papers of a package, event by event as the sender had filed them, then the order of their pages, and the sender's own
 * history behind them, and inspects the volumes as they stand then. What was filed is known with its filing, so that whoever
 * comes next goes on from there.
 */
final class ReceivedFiling {
    /** An order is up to three files. */
    private static final int MOST_ORDERS = 60;

    private final HouseholdArchive archive;
    private final Arrivals arrivals;
    private final Taking taking;
    private final ReceivedPapers papers;
    private final Acting acting;

    ReceivedFiling(HouseholdArchive archive, Arrivals arrivals, Taking taking, ReceivedPapers papers, Acting acting) {
        this.archive = archive;
        this.arrivals = arrivals;
        this.taking = taking;
        this.papers = papers;
        this.acting = acting;
    }

    /**
     * Whether everything could be filed, before anything is.
     *
     * @throws CommandRefused when something could not
     * @throws VolumeClosed when papers would come into a volume that is closed here
     * @throws VolumeDestroyed when papers would come into a volume that was destroyed here
     */
    void requireFit(Optional<HouseholdNumber> here, Known known) throws IOException {
        Set<String> numbers = new HashSet<>();
        for (GatedVolume volume : taking.volumes()) {
            Volume theirs = volume.volume().volume();
            unique(numbers, theirs.id().value());
            volume.volume().items().forEach(item -> unique(numbers, item.id().value()));
            Commands.check(ReceivedPapers.opening(theirs, theirs.household()));
            List<List<Integer>> events =
                    ReceivedPapers.events(volume, known.own().keySet());
            events.forEach(event -> Commands.check(papers.filing(volume, theirs.id(), event)));
            Map<Integer, HandedOrder> orders = HandedOrder.of(volume, taking.handed());
            boolean brings =
                    !events.isEmpty() || !pending(volume, orders, known).isEmpty();
            if (brings) {
                known.standing(theirs.id().value()).ifPresent(ReceivedFiling::requireOpen);
            }
        }
        Commands.check(papers.history(taking.volumes().get(0).volume().volume().id()));
        here.ifPresent(household -> requireRoomForHistory(household, known));
    }

    /** Papers of a package that was cut off are here, and its history has to come behind them. */
    private void requireRoomForHistory(HouseholdNumber here, Known known) {
        boolean lacks = arrivals.history(taking, here, acting).isEmpty()
                && !arrivals.filled(taking, here, acting).isEmpty();
        if (lacks && volumes(known, Standing.OPEN).isEmpty()) {
            taking.volumes().stream()
                    .flatMap(volume ->
                            known.standing(volume.volume().volume().id().value()).stream())
                    .forEach(ReceivedFiling::requireOpen);
        }
    }

    private static void unique(Set<String> numbers, String number) {
        if (!numbers.add(number)) {
            throw new CommandRefused("number", "once");
        }
    }

    private static void requireOpen(VolumeHere here) {
        if (here.standing() == Standing.DESTROYED) {
            throw new VolumeDestroyed(here.code());
        }
        if (here.standing() == Standing.CLOSED) {
            throw new VolumeClosed(here.code());
        }
    }

    /**
     * What was done.
     *
     * @param items papers that were filed now
     */
    record Done(int items, Reports reports) {}

    /** Files what is not here yet, and inspects what came. */
    Done into(Household here) throws IOException {
        arrivals.begin(taking, here.number(), acting);
        Known known = arrivals.known(here.number(), acting);
        int filed = 0;
        for (GatedVolume volume : taking.volumes()) {
            VolumeId own = volume(volume.volume().volume(), here.number(), known);
            for (List<Integer> event : ReceivedPapers.events(volume, known.own().keySet())) {
                Filed answer = archive.take(papers.filing(volume, own, event), acting);
                filed += answer.items().size();
            }
            order(volume, own, here.number());
        }
        Optional<ItemId> history = history(here.number());
        List<Inspection> kept = inspected(here.number(), history);
        arrivals.arrived(taking, here.number(), acting);
        return new Done(filed, new Reports(taking.inspections(), history, kept));
    }

    private VolumeId volume(Volume theirs, HouseholdNumber here, Known known) {
        Optional<String> there = known.volume(theirs.id().value());
        if (there.isPresent()) {
            return new VolumeId(there.get());
        }
        OpenVolume command = ReceivedPapers.opening(theirs, here);
        Volume opened = archive.openVolume(command, acting);
        arrivals.note(taking, here, opened.id().value(), new Foreign(theirs.id().value(), theirs.code()), acting);
        return opened.id();
    }

    /** Orders of papers that are here without theirs: those of this package, and of one that was cut off. */
    private void order(GatedVolume volume, VolumeId own, HouseholdNumber here) throws IOException {
        Map<Integer, HandedOrder> orders = HandedOrder.of(volume, taking.handed());
        if (orders.isEmpty()) {
            return;
        }
        Known known = arrivals.known(here, acting);
        Map<Integer, ItemView> items = items(volume, known);
        List<NewCopy> copies = new ArrayList<>();
        int first = -1;
        int together = 0;
        for (Map.Entry<Integer, HandedOrder> one :
                pending(volume, orders, known).entrySet()) {
            first = copies.isEmpty() ? one.getKey() : first;
            copies.addAll(papers.order(volume, one.getKey(), one.getValue(), items));
            together++;
            if (together % MOST_ORDERS == 0) {
                var unused = archive.take(papers.orders(volume, own, first, copies), acting);
                copies.clear();
            }
        }
        if (!copies.isEmpty()) {
            var unused = archive.take(papers.orders(volume, own, first, copies), acting);
        }
    }

    private Map<Integer, HandedOrder> pending(GatedVolume volume, Map<Integer, HandedOrder> orders, Known known) {
        Map<Integer, HandedOrder> pending = new TreeMap<>();
        orders.forEach((position, order) -> {
            String theirs = volume.volume().items().get(position).id().value();
            boolean isNew = !known.own().containsKey(theirs);
            boolean cutOff = Optional.ofNullable(known.unfinished().get(theirs))
                    .flatMap(own -> archive.item(new ItemId(own), acting))
                    .filter(item -> item.orders() == 0)
                    .isPresent();
            if (isNew || cutOff) {
                pending.put(position, order);
            }
        });
        return pending;
    }

    /** Papers of a volume here by their position in the package. */
    private Map<Integer, ItemView> items(GatedVolume volume, Known known) {
        Map<Integer, ItemView> items = new HashMap<>();
        for (int i = 0; i < volume.volume().items().size(); i++) {
            int position = i;
            Optional.ofNullable(
                            known.own().get(volume.volume().items().get(i).id().value()))
                    .flatMap(own -> archive.item(new ItemId(own), acting))
                    .ifPresent(item -> items.put(position, item));
        }
        return items;
    }

    /**
     * The sender's history goes behind the papers of this package, else into a volume that is open; where none is, the package
     * brought nothing, and only its arrival is noted.
     */
    private Optional<ItemId> history(HouseholdNumber here) {
        Optional<ItemId> filed = arrivals.history(taking, here, acting);
        if (filed.isPresent()) {
            return filed;
        }
        Known known = arrivals.known(here, acting);
        Set<String> filled = arrivals.filled(taking, here, acting);
        List<String> open = volumes(known, Standing.OPEN);
        return open.stream()
                .filter(filled::contains)
                .findFirst()
                .or(() -> open.stream().findFirst())
                .map(into -> archive.take(papers.history(new VolumeId(into)), acting)
                        .items()
                        .get(0)
                        .id());
    }

    /** Volumes here that the package has, and that stand so. */
    private List<String> volumes(Known known, Standing standing) {
        return taking.volumes().stream()
                .map(volume -> volume.volume().volume().id().value())
                .filter(theirs -> known.standing(theirs)
                        .filter(one -> one.standing() == standing)
                        .isPresent())
                .flatMap(theirs -> known.volume(theirs).stream())
                .toList();
    }

    /** The report (YJ) on each volume that got something, as it stands here; one of the same version is not made again. */
    private List<Inspection> inspected(HouseholdNumber here, Optional<ItemId> history) {
        Known known = arrivals.known(here, acting);
        Set<String> filled = new HashSet<>(arrivals.filled(taking, here, acting));
        history.flatMap(paper -> archive.item(paper, acting))
                .ifPresent(paper -> filled.add(paper.volume().value()));
        Set<String> standing = new HashSet<>(volumes(known, Standing.OPEN));
        standing.addAll(volumes(known, Standing.CLOSED));
        return archive.contents(here, acting).volumes().stream()
                .map(HouseholdFile.Shelf::volume)
                .filter(volume -> filled.contains(volume.id().value())
                        && standing.contains(volume.id().value()))
                .map(volume -> archive.inspections()
                        .newest(volume.id(), Stage.YJ, acting)
                        .filter(report -> report.version() == volume.version())
                        .orElseGet(() -> archive.inspections().inspect(volume.id(), Stage.YJ, acting)))
                .toList();
    }
}
