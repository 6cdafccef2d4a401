package org.hudang.archive.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.Acting;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.keeping.Rounds;
import org.hudang.archive.replica.Replica;
import org.hudang.archive.store.Restoring.Restored;
import org.hudang.archive.volume.VolumeId;

/** Rounds over PostgreSQL and a storage root. */
final class RoundDesk implements Rounds {
    private static final String USER = "hudang";
    private static final int MOST_SHOWN = 1000;
    private static final Pattern ITEM = Pattern.compile("/(itm_[a-z2-7]{26})/");

    private final Database database;
    private final Completion.Catalogue catalogue;
    private final Hands hands;
    private final Clock clock;

    /** Who looks, who puts right and who keeps the other copy. */
    record Hands(Checker checker, Healer healer, ReplicationDesk replication) {}

    RoundDesk(Database database, Completion.Catalogue catalogue, Hands hands, Clock clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.hands = hands;
        this.clock = clock;
    }

    @Override
    public Step step(Budget budget) {
        Instant begun = clock.instant();
        Tally tally = new Tally();
        Set<VolumeId> looked = new HashSet<>();
        Optional<Volumes.Row> next = due(budget, looked);
        Optional<Replica> replica = next.flatMap(any -> hands.replication().opened());
        while (next.isPresent()) {
            look(next.get(), replica, tally);
            looked.add(next.get().volume().id());
            boolean enough = tally.bytes >= budget.bytes() || !clock.instant().isBefore(begun.plus(budget.time()));
            next = due(budget, looked);
            if (enough) {
                break;
            }
        }
        return new Step(looked.size(), tally.bytes, tally.damaged, tally.whole, tally.healed, next.isEmpty());
    }

    private static final class Tally {
        private long bytes;
        private int damaged;
        private int whole;
        private final List<Healed> healed = new ArrayList<>();
    }

    private Optional<Volumes.Row> due(Budget budget, Set<VolumeId> looked) {
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
                                .params(OffsetDateTime.ofInstant(before, ZoneOffset.UTC), looked.size() + 1)
                                .query((row, i) -> new VolumeId(row.getString(1)))
                                .list())
                .stream()
                .filter(id -> !looked.contains(id))
                .findFirst()
                .flatMap(id ->
                        database.within(Acting.BUREAU, () -> catalogue.volumes().find(id)));
    }

    /** What a look gave: findings that stay, findings that are no more, files that were put right. */
    private record Outcome(List<Finding> open, List<Finding> mended, List<Restored> restored, boolean beside) {}

    private void look(Volumes.Row row, Optional<Replica> replica, Tally tally) {
        Checker.Seen first = hands.checker().settled(row);
        List<Restored> restored =
                first.findings().isEmpty() ? List.of() : hands.healer().heal(row, replica);
        Checker.Seen here = restored.isEmpty() ? first : hands.checker().settled(row);
        Optional<ReplicationDesk.Seen> there =
                replica.flatMap(place -> hands.replication().check(place, row));
        tally.bytes += here.bytes() + there.map(ReplicationDesk.Seen::bytes).orElse(0L);
        List<Finding> open = new ArrayList<>(here.findings());
        List<Finding> mended = new ArrayList<>(first.findings());
        mended.removeAll(here.findings());
        there.ifPresent(seen -> {
            open.addAll(seen.open());
            mended.addAll(seen.healed());
        });
        Outcome outcome = new Outcome(open, mended, restored, there.isPresent());
        database.within(Acting.BUREAU, () -> {
            // what was destroyed while it was looked at is no damage
            if (!new RemovalRows(database.jdbc()).isOrdered(row.volume().id())) {
                write(row, outcome, tally);
                remember(row, here.bytes());
            }
            return outcome;
        });
    }

    private void write(Volumes.Row row, Outcome outcome, Tally tally) {
        VolumeId volume = row.volume().id();
        Set<String> known = new HashSet<>(open(volume));
        for (Finding finding : outcome.open()) {
            if (!known.remove(key(finding.where(), finding.kind().name()))) {
                damaged(row, finding);
                tally.damaged++;
            }
        }
        for (Finding finding : outcome.mended()) {
            String key = key(finding.where(), finding.kind().name());
            if (!known.remove(key)) {
                damaged(row, finding);
            } else {
                tally.whole++;
            }
            whole(volume, key, true);
        }
        for (String gone : known) {
            // nothing is known of a replica that could not be read now
            if (outcome.beside() || !gone.contains(" " + ReplicationDesk.BESIDE)) {
                whole(volume, gone, false);
                tally.whole++;
            }
        }
        outcome.restored().forEach(file -> restored(row, file));
        outcome.restored().forEach(file -> tally.healed.add(healed(row, file.path())));
        outcome.mended().stream()
                .filter(finding -> finding.where().startsWith(ReplicationDesk.BESIDE))
                .forEach(finding -> tally.healed.add(healed(row, finding.where())));
    }

    private Healed healed(Volumes.Row row, String place) {
        return new Healed(
                row.volume().household(), row.volume().id(), row.volume().code(), item(place), place);
    }

    private void restored(Volumes.Row row, Restored file) {
        catalogue
                .journal()
                .append(
                        row.volume().household(),
                        new Entry(
                                USER,
                                "file.restore",
                                row.volume().id().value(),
                                "",
                                "sha512:" + file.sha512(),
                                file.path()));
    }

    private static String key(String place, String kind) {
        return kind + " " + place;
    }

    private List<String> open(VolumeId volume) {
        return database.jdbc()
                .sql("select kind, place from archive.damage where volume = ? and whole_since is null")
                .param(volume.value())
                .query((row, i) -> key(row.getString(2), row.getString(1)))
                .list();
    }

    private void damaged(Volumes.Row row, Finding finding) {
        HouseholdNumber household = row.volume().household();
        database.jdbc()
                .sql("insert into archive.damage (volume, place, kind, household, township, expected, found, since)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (volume, place, kind) do update set"
                        + " expected = excluded.expected, found = excluded.found, since = excluded.since,"
                        + " whole_since = null, healed = false")
                .params(
                        row.volume().id().value(),
                        finding.where(),
                        finding.kind().name(),
                        household.value(),
                        row.township(),
                        finding.expected(),
                        finding.found(),
                        now())
                .update();
        if (finding.where().startsWith(ReplicationDesk.BESIDE)) {
            return; // a copy of it is no part of the household's history
        }
        catalogue
                .journal()
                .append(
                        household,
                        new Entry(
                                USER,
                                "file.damaged",
                                row.volume().id().value(),
                                finding.expected(),
                                finding.found(),
                                finding.kind() + " " + finding.where()));
    }

    private void whole(VolumeId volume, String key, boolean healed) {
        int space = key.indexOf(' ');
        database.jdbc()
                .sql(
                        "update archive.damage set whole_since = ?, healed = ? where volume = ? and kind = ? and place = ?")
                .params(now(), healed, volume.value(), key.substring(0, space), key.substring(space + 1))
                .update();
    }

    private void remember(Volumes.Row row, long bytes) {
        database.jdbc()
                .sql("insert into archive.fixity (volume, household, township, version, checked_at, bytes)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (volume) do update set version = excluded.version,"
                        + " checked_at = excluded.checked_at, bytes = excluded.bytes, township = excluded.township")
                .params(
                        row.volume().id().value(),
                        row.volume().household().value(),
                        row.township(),
                        row.volume().version(),
                        now(),
                        bytes)
                .update();
    }

    @Override
    public Standing standing() {
        return database.within(
                Acting.BUREAU,
                () -> database.jdbc()
                        .sql("select count(*), coalesce(sum(f.bytes), 0), count(*) filter (where f.volume is null),"
                                + " min(f.checked_at), (select count(*) from archive.damage d join archive.volume v on v.id = d.volume"
                                + " where d.whole_since is null and" + RemovalRows.KEPT + "),"
                                + " (select count(*) from archive.damage where healed)"
                                + " from archive.volume v left join archive.fixity f on f.volume = v.id where v.version > 0 and"
                                + RemovalRows.KEPT)
                        .query((row, i) -> new Standing(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant),
                                row.getLong(5),
                                row.getLong(6)))
                        .single());
    }

    @Override
    public List<Damage> damages() {
        return database.within(Acting.BUREAU, () -> {
            List<Damage> damages = new ArrayList<>();
            database.jdbc()
                    .sql("select d.*, v.code from archive.damage d join archive.volume v on v.id = d.volume"
                            + " where d.whole_since is null and" + RemovalRows.KEPT
                            + " order by d.since, d.volume, d.place limit ?")
                    .param(MOST_SHOWN)
                    .query(row -> {
                        String place = row.getString("place");
                        damages.add(new Damage(
                                new HouseholdNumber(row.getString("household")),
                                new VolumeId(row.getString("volume")),
                                row.getString("code"),
                                item(place),
                                Kind.valueOf(row.getString("kind")),
                                place,
                                row.getString("expected"),
                                row.getString("found"),
                                row.getObject("since", OffsetDateTime.class).toInstant()));
                    });
            return damages;
        });
    }

    private Optional<String> item(String place) {
        Matcher found = ITEM.matcher(place);
        return found.find()
                ? database.jdbc()
                        .sql("select code from archive.item where id = ?")
                        .param(found.group(1))
                        .query(String.class)
                        .optional()
                : Optional.empty();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
