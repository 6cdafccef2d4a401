package org.hudang.archive.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.AnswerUncertain;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.Recovered;
import org.hudang.archive.Settled;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.store.StorageRoot.Survey;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.VolumeId;
import org.springframework.dao.DataAccessException;

/** Finishes what a crash left: with the lock of the household, one filing after the other. */
final class Recovery {
    private final DataSource source;
    private final Database database;
    private final StorageRoot store;
    private final Intents intents;
    private final Volumes volumes;
    private final Completion completion;
    private final Duration patience;

    Recovery(
            DataSource source,
            Database database,
            StorageRoot store,
            Completion.Catalogue catalogue,
            Completion completion,
            Duration patience) {
        this.source = source;
        this.database = database;
        this.store = store;
        this.intents = catalogue.intents();
        this.volumes = catalogue.volumes();
        this.completion = completion;
        this.patience = patience;
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
                if (HouseholdLock.isTimeout(e)) {
                    busy.add(seen.volume());
                } else {
                    stuck.add(stuck(seen, e));
                }
            }
        }
        return new Recovered(forward, discarded, busy, stuck, sweep());
    }

    private static Recovered.Stuck stuck(Intents.Row row, RuntimeException failure) {
        Plan plan = Plan.parse(row.plan());
        return new Recovered.Stuck(
                row.volume(), row.household(), plan.event(), Instant.parse(plan.at()), code(failure));
    }

    /** Tries once more to complete the filing of a volume, and gives it up when that fails. */
    Settled discard(VolumeId volume, String reason, Acting acting) {
        Commands.reason(reason);
        Optional<HouseholdNumber> household = database.within(acting.township(), () -> {
            Volumes.Row row = volumes.find(volume).orElseThrow(VolumeUnknown::new);
            return intents.openOf(volume).map(open -> row.volume().household());
        });
        if (household.isEmpty()) {
            return new Settled.Nothing();
        }
        try (HouseholdLock lock = HouseholdLock.acquire(source, household.get(), patience)) {
            Optional<Intents.Row> open = database.within(acting.township(), () -> intents.openOf(volume));
            if (!lock.held()) {
                throw new HouseholdBusy(patience.toMillis());
            }
            if (open.isEmpty()) {
                return new Settled.Nothing();
            }
            try {
                return completion
                        .complete(open.get(), Survey.EVERY_BYTE)
                        .<Settled>map(Settled.Completed::new)
                        .orElseGet(() -> new Settled.Discarded(""));
            } catch (ArchiveException stuck) {
                // what was answered a moment ago and failed only afterwards, in tidying up, is no longer anybody's to
                // give up
                if (database.within(acting.township(), () -> intents.openOf(volume))
                        .isEmpty()) {
                    throw stuck;
                }
                completion.withdraw(open.get(), reason, acting);
                return new Settled.Discarded(stuck.code());
            } catch (DataAccessException e) {
                // whoever began it has lost the lock of the household, not yet its transaction
                if (!HouseholdLock.isTimeout(e)) {
                    throw e;
                }
                HouseholdBusy busy = new HouseholdBusy(patience.toMillis());
                busy.initCause(e);
                throw busy;
            }
        }
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
