package org.hudang.archive.desk;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.replica.ReplicaId;
import org.hudang.archive.replica.Replication.Lag;
import org.hudang.archive.volume.VolumeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that say how far a replica was copied. */
final class ReplicaRows {
    private static final String BEHIND = " from archive.volume v left join archive.replicated r"
            + " on r.volume = v.id and r.replica = ? where v.version > coalesce(r.version, 0) and" + RemovalRows.KEPT;
    private static final String RECORDS_BEHIND = " from archive.record c left join archive.replicated_record r"
            + " on r.household = c.household and r.replica = ? where not c.stale"
            + " and (r.household is null or r.sha256 <> c.sha256 or r.journal_bytes <> c.journal_bytes)";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReplicaRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The record of a household at one moment. */
    record Recorded(HouseholdNumber household, String township, long journalBytes, String sha256) {}

    /** Volumes of which the replica lacks a version; those that failed last come last. */
    List<VolumeId> volumesBehind(ReplicaId replica, int most) {
        return jdbc.sql("select v.id" + BEHIND + " order by r.tried_at nulls first, v.id limit ?")
                .params(replica.value(), most)
                .query((row, i) -> new VolumeId(row.getString(1)))
                .list();
    }

    List<HouseholdNumber> recordsBehind(ReplicaId replica, int most) {
        return jdbc.sql("select c.household" + RECORDS_BEHIND + " order by c.household limit ?")
                .params(replica.value(), most)
                .query((row, i) -> new HouseholdNumber(row.getString(1)))
                .list();
    }

    /**
     * Up to which version a volume was copied, and nobody else copies it or takes it away before the end of the transaction; empty
     * when somebody does.
     */
    Optional<Integer> hold(ReplicaId replica, VolumeId volume) {
        return held(replica, volume, " skip locked");
    }

    /** The same, after waiting for whoever is at it; empty when it was never copied. */
    Optional<Integer> waitFor(ReplicaId replica, VolumeId volume) {
        return held(replica, volume, "");
    }

    private Optional<Integer> held(ReplicaId replica, VolumeId volume, String patience) {
        return jdbc.sql("select version from archive.replicated where replica = ? and volume = ? for update" + patience)
                .params(replica.value(), volume.value())
                .query(Integer.class)
                .optional();
    }

    /** Makes the row to be held, in a transaction before that: making it keeps everybody from writing to the household's history. */
    int prepare(ReplicaId replica, VolumeId volume) {
        return jdbc.sql("insert into archive.replicated (replica, volume, household, township, version, tried_at)"
                        + " select ?, id, household, township, 0, ? from archive.volume where id = ?"
                        + " on conflict do nothing")
                .params(replica.value(), now(), volume.value())
                .update();
    }

    int version(ReplicaId replica, VolumeId volume) {
        return jdbc.sql("select version from archive.replicated where replica = ? and volume = ?")
                .params(replica.value(), volume.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void copied(ReplicaId replica, VolumeId volume, int version) {
        jdbc.sql("update archive.replicated set version = ?, tried_at = ? where replica = ? and volume = ?")
                .params(version, now(), replica.value(), volume.value())
                .update();
    }

    int noteTry(ReplicaId replica, VolumeId volume) {
        prepare(replica, volume);
        return jdbc.sql("update archive.replicated set tried_at = ? where replica = ? and volume = ?")
                .params(now(), replica.value(), volume.value())
                .update();
    }

    /** The record of a household as it was written last; empty when it waits to be written anew. */
    Optional<Recorded> record(HouseholdNumber household) {
        return records(
                "select household, township, journal_bytes, sha256 from archive.record where household = ? and not stale",
                household.value());
    }

    /** Lets a record be written anew. */
    int outdate(HouseholdNumber household) {
        return jdbc.sql("update archive.record set stale = true where household = ?")
                .param(household.value())
                .update();
    }

    /** The record of a household as it was copied last. */
    Optional<Recorded> copiedRecord(ReplicaId replica, HouseholdNumber household) {
        return records(
                "select household, township, journal_bytes, sha256 from archive.replicated_record"
                        + " where replica = ? and household = ?",
                replica.value(),
                household.value());
    }

    private Optional<Recorded> records(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, i) -> new Recorded(
                        new HouseholdNumber(row.getString(1)), row.getString(2), row.getLong(3), row.getString(4)))
                .optional();
    }

    int recordCopied(ReplicaId replica, Recorded record) {
        return jdbc.sql("insert into archive.replicated_record"
                        + " (replica, household, township, journal_bytes, sha256, copied_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (replica, household) do update set township = excluded.township,"
                        + " journal_bytes = excluded.journal_bytes, sha256 = excluded.sha256,"
                        + " copied_at = excluded.copied_at")
                .params(
                        replica.value(),
                        record.household().value(),
                        record.township(),
                        record.journalBytes(),
                        record.sha256(),
                        now())
                .update();
    }

    /** How far a replica is behind; one that nobody knows lacks everything. */
    Lag lag(String replica, String place, RemovalRows.Waiting removals) {
        long records = jdbc.sql("select count(*)" + RECORDS_BEHIND)
                .param(replica)
                .query(Long.class)
                .single();
        return jdbc.sql(
                        "select count(*), coalesce(sum(v.version - coalesce(r.version, 0)), 0), min((select min(i.closed_at)"
                                + " from archive.intent i where i.volume = v.id and i.outcome = 'filed'"
                                + " and i.new_version > coalesce(r.version, 0)))" + BEHIND)
                .param(replica)
                .query((row, i) -> new Lag(
                        place,
                        row.getLong(1),
                        row.getLong(2),
                        records,
                        removals.orders(),
                        Stream.of(
                                        Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                                                .map(OffsetDateTime::toInstant),
                                        removals.since())
                                .flatMap(Optional::stream)
                                .min(Comparator.naturalOrder())))
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
