package org.hudang.archive.desk;

import java.time.Clock;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.replica.RemovalRefused;
import org.hudang.archive.replica.Removals;
import org.hudang.archive.retention.ProposalId;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.volume.VolumeId;

/** Orders over PostgreSQL; {@link ReplicationDesk} carries them out. */
public final class RemovalDesk implements Removals {
    private final Database database;
    private final RemovalRows rows;
    private final Journal journal;
    private final Clock clock;

    public RemovalDesk(ArchiveParts parts) {
        database = new Database(parts.source(), parts.transactions());
        rows = new RemovalRows(database.jdbc());
        journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
        clock = parts.clock();
    }

    @Override
    public void order(ProposalId proposal, Acting acting) {
        database.within(acting.township(), () -> {
            rows.lockHousehold(proposal);
            Optional<ObjectName> ordered = rows.order(proposal, clock.instant());
            if (ordered.isEmpty() && !rows.isOrdered(proposal)) {
                throw new RemovalRefused(proposal);
            }
            ordered.ifPresent(object -> journal.append(
                    object.household(),
                    new Entry(acting.user(), "replica.remove", object.volume().value(), "", "", proposal.value())));
            return ordered;
        });
    }

    @Override
    public Optional<Order> of(VolumeId volume, Acting acting) {
        return database.within(acting.township(), () -> rows.find(volume));
    }
}
