package org.hudang.archive.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.AnswerUncertain;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.Recovered;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.store.StorageRoot.Survey;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.VolumeId;

/** Finishes what a crash left: with the lock of the household, one filing after the other. */
final class Recovery {
    private final DataSource source;
    private final Database database;
    private final StorageRoot store;
    private final Intents intents;
    private final Completion completion;

    Recovery(DataSource source, Database database, StorageRoot store, Intents intents, Completion completion) {
        this.source = source;
        this.database = database;
        this.store = store;
        this.intents = intents;
        this.completion = completion;
    }

    Recovered recover() {
        List<VolumeId> forward = new ArrayList<>();
        List<VolumeId> discarded = new ArrayList<>();
        List<VolumeId> busy = new ArrayList<>();
        List<Recovered.Stuck> stuck = new ArrayList<>();
        for (Intents.Row seen : database.within(Acting.BUREAU, intents::allOpen)) {
            Optional<HouseholdLock> lock = HouseholdLock.tryAcquire(source, seen.household());
            if (lock.isEmpty()) {
                busy.add(seen.volume());
                continue;
            }
            try (HouseholdLock held = lock.get()) {
                if (!isOpen(seen.staged().intent()) || !held.held()) {
                    continue;
                }
                Optional<Filed> filed = completion.complete(seen, Survey.EVERY_BYTE);
                (filed.isPresent() ? forward : discarded).add(seen.volume());
            } catch (RuntimeException e) {
                // one filing that cannot be finished must not keep the others from being finished
                stuck.add(new Recovered.Stuck(seen.volume(), code(e)));
            }
        }
        return new Recovered(forward, discarded, busy, stuck, sweep());
    }

    /** Removes staging that belongs to no open intent, with the lock of its household. */
    private int sweep() {
        int swept = 0;
        for (String name : store.unfinished()) {
            Optional<HouseholdNumber> owner = StorageRoot.owner(name);
            if (owner.isEmpty()) {
                continue;
            }
            Optional<HouseholdLock> lock = HouseholdLock.tryAcquire(source, owner.get());
            if (lock.isPresent()) {
                try (HouseholdLock held = lock.get()) {
                    if (held.held() && !isOpen(name)) {
                        store.clear(name);
                        swept++;
                    }
                }
            }
        }
        return swept;
    }

    private static String code(RuntimeException e) {
        return e instanceof ArchiveException known ? known.code() : new AnswerUncertain(e).code();
    }

    private boolean isOpen(String intent) {
        return database.within(Acting.BUREAU, () -> intents.find(intent))
                .map(Intents.Row::open)
                .orElse(false);
    }
}
