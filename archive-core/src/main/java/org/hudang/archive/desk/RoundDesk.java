package org.hudang.archive.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.keeping.Rounds;
import org.hudang.archive.replica.Replica;
import org.hudang.archive.store.ListFolder;
import org.hudang.archive.store.RecordFolder;
import org.hudang.archive.store.Restoring.Restored;
import org.hudang.archive.volume.VolumeId;
import org.jspecify.annotations.Nullable;

/** Rounds over PostgreSQL and a storage root. */
final class RoundDesk implements Rounds {
    private static final String USER = "hudang";
    private static final int MOST_SHOWN = 1000;
    /** What could not be looked at comes again after this, so that others get their turn. */
    private static final Duration REST_OF_A_FAILURE = Duration.ofHours(1);
    /** There are few destruction lists, and they are small. */
    private static final Duration REST_OF_LISTS = Duration.ofDays(1);

    private static final String LISTS = "destruction lists";
    /** Of places of lists nothing is known after a look at a volume. */
    private static final List<String> NEVER_OF_A_VOLUME =
            List.of(ListFolder.BELOW, ReplicationDesk.BESIDE + ListFolder.BELOW);

    private final Database database;
    private final Completion.Catalogue catalogue;
    private final Hands hands;
    private final DamageRows damages;
    private final Clock clock;
    /** What could not be looked at, and when. */
    private final Map<String, Rest> resting = new ConcurrentHashMap<>();
    /** When this process last read the destruction lists. */
    private final AtomicReference<@Nullable Instant> listsRead = new AtomicReference<>();

    private record Rest(Instant since, String code) {}

    /** Who looks, who puts right and who keeps the other copy. */
    record Hands(Checker checker, Healer healer, ReplicationDesk replication) {}

    RoundDesk(Database database, Completion.Catalogue catalogue, Hands hands, Clock clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.hands = hands;
        this.damages = new DamageRows(database.jdbc(), clock);
        this.clock = clock;
    }

    @Override
    public Step step(Budget budget) {
        Instant begun = clock.instant();
        resting.values()
                .removeIf(rest -> budget.rest().isZero()
                        || !rest.since().plus(REST_OF_A_FAILURE).isAfter(begun));
        Tally tally = new Tally();
        Set<VolumeId> looked = new HashSet<>();
        Optional<VolumeId> next = due(budget, looked);
        boolean lists = listsDue(budget, begun);
        Optional<Replica> replica =
                lists || next.isPresent() ? hands.replication().opened() : Optional.empty();
        if (lists) {
            guarded(LISTS, () -> lists(replica, tally));
            listsRead.set(begun);
        }
        while (next.isPresent()) {
            VolumeId volume = next.get();
            if (guarded(volume.value(), () -> row(volume).ifPresent(row -> look(row, replica, tally)))) {
                looked.add(volume);
            }
            boolean enough = tally.bytes >= budget.bytes() || !clock.instant().isBefore(begun.plus(budget.time()));
            next = due(budget, looked);
            if (enough) {
                break;
            }
        }
        return new Step(
                looked.size(), tally.bytes, tally.damaged, tally.whole, tally.healed, failures(), next.isEmpty());
    }

    /**
     * What cannot be looked at rests for a while and keeps no other from being looked at.
     *
     * @return whether it was looked at
     */
    private boolean guarded(String what, Runnable look) {
        try {
            look.run();
            return true;
        } catch (RuntimeException e) {
            String code = e instanceof ArchiveException known
                    ? known.code()
                    : e.getClass().getSimpleName();
            resting.put(what, new Rest(clock.instant(), code));
            return false;
        }
    }

    private List<Failure> failures() {
        return resting.entrySet().stream()
                .map(one -> new Failure(one.getKey(), one.getValue().code()))
                .toList();
    }

    private static final class Tally {
        private long bytes;
        private int damaged;
        private int whole;
        private final List<Healed> healed = new ArrayList<>();
    }

    private boolean listsDue(Budget budget, Instant now) {
        Instant last = listsRead.get();
        Duration rest = budget.rest().compareTo(REST_OF_LISTS) < 0 ? budget.rest() : REST_OF_LISTS;
        return last == null || !last.plus(rest).isAfter(now);
    }

    private Optional<VolumeId> due(Budget budget, Set<VolumeId> looked) {
        Instant before = clock.instant().minus(budget.rest());
        return database
                .within(
                        Acting.BUREAU,
                        () -> database.jdbc()
                                .sql("select v.id from archive.volume v left join archive.fixity f on f.volume = v.id"
                                        + " where v.version > 0 and" + RemovalRows.KEPT
                                        + " and (f.checked_at is null or f.checked_at <= ?"
                                        + " or f.version <> v.version)"
                                        + " order by f.checked_at nulls first, v.id limit ?")
                                .params(
                                        OffsetDateTime.ofInstant(before, ZoneOffset.UTC),
                                        looked.size() + resting.size() + 1)
                                .query((row, i) -> new VolumeId(row.getString(1)))
                                .list())
                .stream()
                .filter(id -> !looked.contains(id) && !resting.containsKey(id.value()))
                .findFirst();
    }

    private Optional<Volumes.Row> row(VolumeId id) {
        return database.within(Acting.BUREAU, () -> catalogue.volumes().find(id));
    }

    /**
     * What a look gave.
     *
     * @param open findings that stay
     * @param mended findings that are no more
     * @param restored files that were put right
     * @param unseen what stands before the places of which nothing is known now
     */
    private record Outcome(List<Finding> open, List<Finding> mended, List<Restored> restored, List<String> unseen) {
        Outcome() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        boolean isSeen(String place) {
            return unseen.stream().noneMatch(place::startsWith);
        }
    }

    private void look(Volumes.Row row, Optional<Replica> replica, Tally tally) {
        Outcome outcome = new Outcome();
        outcome.unseen().addAll(NEVER_OF_A_VOLUME);
        VolumeCheck.Seen first = hands.checker().settled(row);
        List<Restored> restored =
                first.findings().isEmpty() ? List.of() : hands.healer().heal(row, replica);
        VolumeCheck.Seen here = restored.isEmpty() ? first : hands.checker().settled(row);
        outcome.restored().addAll(restored);
        outcome.open().addAll(here.findings());
        outcome.mended().addAll(first.findings());
        outcome.mended().removeAll(here.findings());
        long bytes = here.bytes() + record(row.volume().household(), outcome);
        Optional<ReplicationDesk.Seen> there =
                replica.flatMap(place -> hands.replication().check(place, row));
        bytes += beside(there, outcome);
        tally.bytes += bytes;
        database.within(Acting.BUREAU, () -> {
            // what was destroyed while it was looked at is no damage
            if (!new RemovalRows(database.jdbc()).isOrdered(row.volume().id())) {
                write(row, outcome, tally);
                damages.read(row, here.bytes());
            }
            return outcome;
        });
    }

    /** The record of the household lies in the storage root, too. */
    private long record(HouseholdNumber household, Outcome outcome) {
        Optional<RecordKeeper.Seen> record =
                hands.replication().keepers().records().look(household);
        record.ifPresentOrElse(
                seen -> {
                    outcome.open().addAll(seen.open());
                    outcome.mended().addAll(seen.mended());
                    outcome.restored().addAll(seen.restored());
                },
                () -> outcome.unseen().add(RecordFolder.BELOW));
        return record.map(RecordKeeper.Seen::bytes).orElse(0L);
    }

    private static long beside(Optional<ReplicationDesk.Seen> there, Outcome outcome) {
        there.ifPresentOrElse(
                seen -> {
                    outcome.open().addAll(seen.open());
                    outcome.mended().addAll(seen.healed());
                    outcome.unseen().addAll(seen.unseen());
                },
                () -> outcome.unseen().add(ReplicationDesk.BESIDE));
        return there.map(ReplicationDesk.Seen::bytes).orElse(0L);
    }

    /** Damages of a list are told at the first volume that stands on it, and in no history. */
    private void lists(Optional<Replica> replica, Tally tally) {
        for (ListKeeper.Seen list : hands.replication().keepers().lists().look(replica)) {
            Outcome outcome = new Outcome();
            outcome.open().addAll(list.open());
            outcome.mended().addAll(list.mended());
            tally.bytes += list.bytes();
            tally.bytes += beside(replica.flatMap(place -> hands.replication().check(place, list)), outcome);
            list.first()
                    .flatMap(this::row)
                    .ifPresent(row -> database.within(Acting.BUREAU, () -> {
                        Set<String> known =
                                new HashSet<>(damages.open(row.volume().id()));
                        known.removeIf(key -> !isOf(list.number(), DamageRows.place(key)));
                        note(row, outcome, known, tally);
                        for (Finding finding : outcome.mended()) {
                            tally.healed.add(healed(row, finding.where()));
                        }
                        return outcome;
                    }));
        }
    }

    private static boolean isOf(String list, String place) {
        String below = ListFolder.path(list, "");
        return place.startsWith(below) || place.startsWith(ReplicationDesk.BESIDE + below);
    }

    private void write(Volumes.Row row, Outcome outcome, Tally tally) {
        Set<String> known = new HashSet<>(damages.open(row.volume().id()));
        for (Finding finding : note(row, outcome, known, tally)) {
            if (!finding.where().startsWith(ReplicationDesk.BESIDE)) { // a copy is no part of the household's history
                String why = finding.kind() + " " + finding.where();
                tell(row, "file.damaged", finding.expected(), finding.found(), why);
            }
        }
        for (Restored file : outcome.restored()) {
            tell(row, "file.restore", "", "sha512:" + file.sha512(), file.path());
            tally.healed.add(healed(row, file.path()));
        }
        outcome.mended().stream()
                .filter(finding -> finding.where().startsWith(ReplicationDesk.BESIDE))
                .forEach(finding -> tally.healed.add(healed(row, finding.where())));
    }

    /**
     * Remembers what is damaged, and what is no more.
     *
     * @param known damages that were open before
     * @return what was not known before
     */
    private List<Finding> note(Volumes.Row row, Outcome outcome, Set<String> known, Tally tally) {
        List<Finding> fresh = new ArrayList<>();
        VolumeId volume = row.volume().id();
        for (Finding finding : outcome.open()) {
            if (!known.remove(DamageRows.key(finding))) {
                damages.damaged(row, finding);
                fresh.add(finding);
                tally.damaged++;
            }
        }
        for (Finding finding : outcome.mended()) {
            if (!known.remove(DamageRows.key(finding))) {
                damages.damaged(row, finding);
                fresh.add(finding);
            } else {
                tally.whole++;
            }
            damages.whole(volume, DamageRows.key(finding), true);
        }
        for (String gone : known) {
            if (outcome.isSeen(DamageRows.place(gone))) {
                damages.whole(volume, gone, false);
                tally.whole++;
            }
        }
        return fresh;
    }

    private Healed healed(Volumes.Row row, String place) {
        return new Healed(
                row.volume().household(),
                row.volume().id(),
                row.volume().code(),
                database.within(Acting.BUREAU, () -> damages.item(place)),
                place);
    }

    /** A history that is broken takes nothing more: what was found is remembered beside it all the same. */
    private void tell(Volumes.Row row, String act, String before, String after, String why) {
        try {
            var unused = catalogue
                    .journal()
                    .append(
                            row.volume().household(),
                            new Entry(USER, act, row.volume().id().value(), before, after, why));
        } catch (JournalBroken e) {
            // the check of histories names it
        }
    }

    @Override
    public Standing standing() {
        return database.within(Acting.BUREAU, damages::standing);
    }

    @Override
    public List<Damage> damages() {
        return database.within(Acting.BUREAU, () -> damages.damages(MOST_SHOWN));
    }
}
