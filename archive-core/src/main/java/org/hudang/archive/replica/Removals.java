package org.hudang.archive.replica;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.retention.ProposalId;
import org.hudang.archive.volume.VolumeId;

/**
 * Orders that a volume which is destroyed leaves every replica as well (副本清除), docs/formats/replica-v1.md.
 *
 * <p>For destruction alone: nothing else may take a copy away, and the database takes no order without a proposal that two people
 * approved. An order waits until the replica can be reached, and counts as lacking ({@link Replication#lag()}) until then; it is
 * carried out by {@link Replication#copy}, also on a replica that comes back after years. From the commit of the order on the
 * volume is not copied any more, rounds neither read nor miss it, and nothing is put right from its copies.
 */
public interface Removals {
    /**
     * Orders it for the volume of a proposal. Joins the transaction that destroys the volume, so that both happen or neither; the
     * history of the household tells it. Ordering again changes nothing.
     *
     * @throws RemovalRefused when two people have not approved the proposal, when it was refused, or when a hold keeps its volume
     */
    void order(ProposalId proposal, Acting acting);

    /** What became of the order for a volume; empty when none was given, or not for this township. */
    Optional<Order> of(VolumeId volume, Acting acting);

    /**
     * An order.
     *
     * @param cleared replicas that do not have the volume any more, in the order in which they were cleared
     * @param holding replicas that are known to have it still
     */
    record Order(ProposalId proposal, Instant at, List<Cleared> cleared, List<ReplicaId> holding) {
        public Order {
            cleared = List.copyOf(cleared);
            holding = List.copyOf(holding);
        }
    }

    /** A replica that was cleared. */
    record Cleared(ReplicaId replica, Instant at) {}
}
