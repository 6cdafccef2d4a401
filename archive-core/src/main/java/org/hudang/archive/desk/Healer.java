package org.hudang.archive.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.StoreDegraded;
import org.hudang.archive.replica.Replica;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.Restoring;
import org.hudang.archive.store.Restoring.Restored;
import org.hudang.archive.store.StorageRoot;

/** Puts a volume right from other copies, with the lock of its household. */
final class Healer {
    private final DataSource source;
    private final Database database;
    private final StorageRoot store;
    private final Completion.Catalogue catalogue;
    private final Duration patience;

    Healer(DataSource source, Database database, StorageRoot store, Completion.Catalogue catalogue, Duration patience) {
        this.source = source;
        this.database = database;
        this.store = store;
        this.catalogue = catalogue;
        this.patience = patience;
    }

    /**
     * Nothing is done to a volume with a filing that has no answer yet, to one whose household is busy, and by a process that
     * cannot be sure of its disk: a later look will. What was destroyed is never put back.
     */
    List<Restored> heal(Volumes.Row seen, Optional<Replica> replica) {
        try (HouseholdLock lock = HouseholdLock.acquire(source, seen.volume().household(), patience)) {
            Optional<Volumes.Row> row = database.within(
                    Acting.BUREAU,
                    () -> catalogue.intents().openOf(seen.volume().id()).isPresent()
                                    || new RemovalRows(database.jdbc())
                                            .isOrdered(seen.volume().id())
                            ? Optional.empty()
                            : catalogue.volumes().find(seen.volume().id()));
            if (!lock.held() || row.isEmpty()) {
                return List.of();
            }
            Restoring.Source other = path -> replica.flatMap(one -> one.open(path));
            return store.restoring()
                    .restore(
                            new ObjectName(
                                    seen.volume().household(), seen.volume().id()),
                            row.get().volume().version(),
                            row.get().inventory(),
                            other);
        } catch (HouseholdBusy | StoreDegraded e) {
            return List.of();
        }
    }
}
