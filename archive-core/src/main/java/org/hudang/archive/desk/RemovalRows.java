package org.hudang.archive.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.replica.Removals.Cleared;
import org.hudang.archive.replica.Removals.Order;
import org.hudang.archive.replica.ReplicaId;
import org.hudang.archive.retention.ProposalId;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.volume.VolumeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of volumes that leave the replicas. */
final class RemovalRows {
    /** A condition on volumes {@code v}: they are kept, for no destruction has ordered them away. */
    static final String KEPT = " not exists (select from archive.replica_removal o where o.volume = v.id)";

    private static final String WAITING = " from archive.replica_removal o left join archive.replicated r"
            + " on r.volume = o.volume and r.replica = ? where not exists (select from archive.replica_cleared c"
            + " where c.volume = o.volume and c.replica = ?)";

    private final JdbcClient jdbc;

    RemovalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many orders wait for a replica, and since when the oldest of those does that could be carried out. */
    record Waiting(long orders, Optional<Instant> since) {}

    /** Orders for the volume of a proposal that is approved and not held back; empty when it is not, or was ordered before. */
    Optional<ObjectName> order(ProposalId proposal, Instant at) {
        OffsetDateTime moment = moment(at);
        return jdbc.sql("insert into archive.replica_removal (volume, household, township, disposal, ordered_at)"
                        + " select d.volume, d.household, d.township, d.id, ? from archive.disposal d"
                        + " where d.id = ? and d.first_at is not null and d.second_at is not null"
                        + " and d.refused_at is null and not exists (select from archive.hold h"
                        + " where h.household = d.household and (h.volume is null or h.volume = d.volume)"
                        + " and h.released_at is null) on conflict do nothing returning household, volume")
                .params(moment, proposal.value())
                .query((row, i) -> name(row))
                .optional();
    }

    /** Nobody places a hold on the household of a proposal before the end of the transaction. */
    void lockHousehold(ProposalId proposal) {
        jdbc.sql("select h.number from archive.household h join archive.disposal d on d.household = h.number"
                        + " where d.id = ? for update of h")
                .param(proposal.value())
                .query(String.class)
                .optional();
    }

    boolean isOrdered(ProposalId proposal) {
        return jdbc.sql("select count(*) > 0 from archive.replica_removal where disposal = ?")
                .param(proposal.value())
                .query(Boolean.class)
                .single();
    }

    boolean isOrdered(VolumeId volume) {
        return jdbc.sql("select count(*) > 0 from archive.replica_removal where volume = ?")
                .param(volume.value())
                .query(Boolean.class)
                .single();
    }

    /** Volumes that can leave a replica now; those that were tried last come last. */
    List<ObjectName> waiting(ReplicaId replica, Instant now, int most) {
        return jdbc.sql("select o.household, o.volume" + WAITING + " and (r.held_until is null or r.held_until <= ?)"
                        + " order by r.tried_at nulls first, o.ordered_at, o.volume limit ?")
                .params(replica.value(), replica.value(), moment(now), most)
                .query((row, i) -> name(row))
                .list();
    }

    /** @param replica number; empty when nobody knows it, and then everything waits */
    Waiting waiting(String replica, Instant now) {
        return jdbc.sql("select count(*), min(o.ordered_at) filter (where r.held_until is null or r.held_until <= ?)"
                        + WAITING)
                .params(moment(now), replica, replica)
                .query((row, i) -> new Waiting(
                        row.getLong(1),
                        Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .single();
    }

    /** The replica gives a volume away from that moment on. */
    int held(ReplicaId replica, VolumeId volume, Instant until) {
        return jdbc.sql("update archive.replicated set held_until = ? where replica = ? and volume = ?")
                .params(moment(until), replica.value(), volume.value())
                .update();
    }

    /** Whether it was noted now, and by nobody else before. */
    boolean cleared(ReplicaId replica, VolumeId volume, Instant at) {
        return jdbc.sql("insert into archive.replica_cleared (replica, volume, household, township, cleared_at)"
                                + " select ?, volume, household, township, ? from archive.replica_removal where volume = ?"
                                + " on conflict do nothing")
                        .params(replica.value(), moment(at), volume.value())
                        .update()
                == 1;
    }

    Optional<Order> find(VolumeId volume) {
        List<Cleared> cleared = jdbc.sql("select replica, cleared_at from archive.replica_cleared where volume = ?"
                        + " order by cleared_at, replica")
                .param(volume.value())
                .query((row, i) -> new Cleared(
                        new ReplicaId(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
        List<ReplicaId> holding = jdbc.sql(
                        "select replica from archive.replicated where volume = ? and version > 0" + " order by replica")
                .param(volume.value())
                .query((row, i) -> new ReplicaId(row.getString(1)))
                .list();
        return jdbc.sql("select disposal, ordered_at from archive.replica_removal where volume = ?")
                .param(volume.value())
                .query((row, i) -> new Order(
                        new ProposalId(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        cleared,
                        holding))
                .optional();
    }

    private static ObjectName name(ResultSet row) throws SQLException {
        return new ObjectName(new HouseholdNumber(row.getString("household")), new VolumeId(row.getString("volume")));
    }

    private static OffsetDateTime moment(Instant at) {
        return OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
