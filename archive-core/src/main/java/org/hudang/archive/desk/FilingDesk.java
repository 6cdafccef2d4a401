package org.hudang.archive.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.AnswerUncertain;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.ContinuationFailed;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.InsideTransaction;
import org.hudang.archive.KeyReused;
import org.hudang.archive.TooManyFilings;
import org.hudang.archive.VolumeBlocked;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.VolumeClosed;
import org.hudang.archive.desk.PaperStaging.Base;
import org.hudang.archive.desk.PaperStaging.Inspected;
import org.hudang.archive.desk.PaperStaging.Order;
import org.hudang.archive.desk.PaperStaging.Staged;
import org.hudang.archive.destruction.VolumeDestroyed;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.store.StorageRoot.Survey;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.VolumeId;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Files the papers of an event in the order of writes: lock, staging, intent, commit, catalogue.
 *
 * <p>Nothing is answered before the catalogue's transaction has committed; whatever stops a filing before leaves either
 * nothing or an intent that recovery, or the retry, finishes.
 */
final class FilingDesk {
    static final String OPERATION = "file";

    private final Parts parts;
    private final PaperStaging staging;
    private final Turns turns;
    private final Semaphore permits;

    FilingDesk(Parts parts, PaperStaging staging) {
        this.parts = parts;
        this.staging = staging;
        this.turns = new Turns(parts.patience());
        this.permits = new Semaphore(parts.atOnce(), true);
    }

    /** What a filing works with. */
    record Parts(
            DataSource source,
            Database database,
            Completion.Catalogue catalogue,
            Completion completion,
            Requests requests,
            Duration patience,
            int atOnce) {}

    Filed file(Filing filing, Inspected inspected, Acting acting) {
        if (Database.inTransaction()) {
            throw new InsideTransaction();
        }
        if (inspected == Inspected.ON_ARRIVAL) {
            Commands.checkArriving(filing);
        } else {
            Commands.check(filing);
        }
        return file(filing, Optional.empty(), inspected, acting);
    }

    /**
     * Files a version that was decided over the one before.
     *
     * @throws CaseTurn.Stale when the volume is at another version than the turn was decided over: nothing was changed
     */
    Filed turn(CaseTurn turn, Acting acting) {
        if (Database.inTransaction()) {
            throw new InsideTransaction();
        }
        return file(turn.filing(), Optional.of(turn), Inspected.AT_FILING, acting);
    }

    /** The answer that this was given before, if it was asked for before. */
    Optional<Filed> earlier(CaseTurn.Ask ask, Acting acting) {
        Commands.turn(ask.filing());
        return seen(ask.filing(), parts.requests().of(ask), acting).earlier();
    }

    private Filed file(Filing filing, Optional<CaseTurn> turn, Inspected inspected, Acting acting) {
        String request = turn.map(one -> parts.requests().of(one.ask()))
                .orElseGet(() -> parts.requests().of(filing));
        filing.continuation().ifPresent(next -> parts.completion().requireHandler(next.name()));
        Seen seen = seen(filing, request, acting);
        if (seen.earlier().isPresent()) {
            return seen.earlier().get();
        }
        staging.requireReady(filing);
        Turns.Turn place = turns.take(seen.household());
        try {
            return inTurn(new Order(filing, turn, seen.asked(), acting.user(), inspected), seen.household());
        } finally {
            place.end();
        }
    }

    private Filed inTurn(Order order, HouseholdNumber household) {
        takePermit();
        try (HouseholdLock lock = HouseholdLock.acquire(parts.source(), household, parts.patience())) {
            return underLock(order, lock);
        } finally {
            permits.release();
        }
    }

    /** What a look without the lock gives. */
    private record Seen(HouseholdNumber household, Answers.Asked asked, Optional<Filed> earlier) {}

    /**
     * The key belongs to the township of the volume, which for the bureau is known only with the volume; so the answer is asked
     * for with the volume where the two are one, and after it elsewhere.
     */
    private Seen seen(Filing filing, String request, Acting acting) {
        Answers.Asked here = new Answers.Asked(acting.township(), OPERATION, filing.idempotencyKey(), request);
        return parts.database().together(acting.township(), ask -> {
            Supplier<Optional<Volumes.Row>> found = Volumes.ask(ask, filing.volume());
            Supplier<Optional<String>> answer = Answers.ask(ask, here);
            return () -> {
                Volumes.Row volume = found.get().orElseThrow(VolumeUnknown::new);
                HouseholdNumber household = volume.volume().household();
                if (!volume.township().equals(here.township())) {
                    Answers.Asked there =
                            new Answers.Asked(volume.township(), OPERATION, filing.idempotencyKey(), request);
                    return new Seen(household, there, answered(there));
                }
                return new Seen(household, here, answer.get().map(FilingDesk::repeated));
            };
        });
    }

    private Filed underLock(Order order, HouseholdLock lock) {
        Base base = base(order, lock.household());
        if (base.intent().isPresent()) {
            finish(order, base.intent().get());
            base = base(order, lock.household());
        }
        if (base.answer().isPresent()) {
            return base.answer().get();
        }
        requireMembers(order.filing(), base.household());
        requireStanding(order, base.volume());
        Staged staged = staging.stage(order, base);
        openIntent(order, staged);
        if (!lock.held()) {
            throw new AnswerUncertain(new IOException("the lock of the household was lost"));
        }
        return complete(order, staged);
    }

    private Base base(Order order, HouseholdNumber number) {
        VolumeId id = order.filing().volume();
        return parts.database().together(order.township(), ask -> {
            Supplier<Optional<String>> answer = Answers.ask(ask, order.asked());
            Supplier<Optional<Intents.Row>> intent = Intents.ask(ask, id);
            Supplier<Optional<Volumes.Row>> volume = Volumes.ask(ask, id);
            Supplier<Optional<Household>> household =
                    parts.catalogue().households().ask(ask, number);
            Supplier<Optional<Journal.Head>> head =
                    ask.one(Journal.HEAD, (row, i) -> Journal.head(row), number.value());
            Supplier<Items.Rows> papers = Items.ask(ask, id);
            return () -> new Base(
                    answer.get().map(FilingDesk::repeated),
                    intent.get(),
                    volume.get().orElseThrow(VolumeUnknown::new),
                    household.get().orElseThrow(),
                    head.get().orElseThrow(),
                    papers.get().items());
        });
    }

    private static Filed repeated(String answer) {
        return Plan.parseFiled(answer).repeated();
    }

    /** An earlier filing in this volume got no answer: it comes first. */
    private void finish(Order order, Intents.Row intent) {
        try {
            parts.completion().complete(intent, Survey.EVERY_BYTE);
        } catch (ArchiveException e) {
            throw new VolumeBlocked(e.code(), e);
        } catch (DataAccessException e) {
            // whoever began it has lost the lock of the household, not yet its transaction
            if (!HouseholdLock.isTimeout(e)) {
                throw e;
            }
            boolean ours = Plan.parse(intent.plan()).key().equals(order.asked().key());
            throw ours ? new AnswerUncertain(e) : busy(e);
        }
    }

    private HouseholdBusy busy(RuntimeException cause) {
        HouseholdBusy busy = new HouseholdBusy(parts.patience().toMillis());
        busy.initCause(cause);
        return busy;
    }

    /** The row is written while the bytes are forced, and stands once they are: an intent says that its bytes are safe. */
    private void openIntent(Order order, Staged staged) {
        AtomicBoolean committing = new AtomicBoolean();
        try {
            parts.completion().reach("intent");
            parts.database().within(order.township(), first -> opened(first, order, staged), opened -> {
                var safe = staged.forced().outcome();
                parts.completion().reach("commit intent");
                committing.set(true);
                return safe;
            });
        } catch (DuplicateKeyException other) {
            throw staging.cleared(staged, busy(other));
        } catch (RuntimeException e) {
            // the answer of the commit may have been lost: only the table knows
            if (committing.get() && isWritten(order, staged, e)) {
                throw new AnswerUncertain(e);
            }
            throw staging.cleared(staged, HouseholdLock.isTimeout(e) ? busy(e) : e);
        } finally {
            staged.forced().end();
        }
    }

    /** The commit may still be under way: it keeps the volume, which is waited for first. */
    private boolean isWritten(Order order, Staged staged, RuntimeException cause) {
        try {
            return parts.database().within(order.township(), () -> {
                parts.catalogue().volumes().hold(order.filing().volume());
                return parts.catalogue()
                        .intents()
                        .find(staged.version().intent())
                        .isPresent();
            });
        } catch (RuntimeException again) {
            again.addSuppressed(cause);
            throw new AnswerUncertain(again);
        }
    }

    /** The key is looked at once the intent holds it: a filing into another household may have got its answer meanwhile. */
    private Supplier<Staged> opened(Statements first, Order order, Staged staged) {
        Supplier<Boolean> open = parts.catalogue().intents().open(first, staged.version(), staged.plan());
        Supplier<Optional<String>> answer = Answers.ask(first, order.asked());
        return () -> {
            if (!open.get()) {
                // the lock was lost while the bytes were staged, and another has filed here
                throw new HouseholdBusy(parts.patience().toMillis());
            }
            if (answer.get().isPresent()) {
                throw new KeyReused(OPERATION);
            }
            return staged;
        };
    }

    private Filed complete(Order order, Staged staged) {
        Intents.Row intent = new Intents.Row(
                staged.version(), order.township(), staged.plan().toJson(), true);
        try {
            return parts.completion()
                    .complete(intent, Survey.JUST_WRITTEN)
                    .or(() -> answered(order.asked()))
                    .orElseThrow(() -> new AnswerUncertain(new IOException("staged bytes are gone")));
        } catch (ContinuationFailed | AnswerUncertain e) {
            throw e;
        } catch (RuntimeException e) {
            try {
                Optional<Filed> filed = answered(order.asked());
                if (filed.isPresent()) {
                    return filed.get();
                }
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e instanceof ArchiveException ? e : new AnswerUncertain(e);
        }
    }

    private Optional<Filed> answered(Answers.Asked asked) {
        return parts.database()
                .together(asked.township(), ask -> Answers.ask(ask, asked))
                .map(FilingDesk::repeated);
    }

    private void takePermit() {
        try {
            if (!permits.tryAcquire(parts.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyFilings(parts.atOnce());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyFilings(parts.atOnce());
        }
    }

    /** A destroyed volume takes nothing, a closed one no papers; a turn holds only at the version over which it was decided. */
    private static void requireStanding(Order order, Volumes.Row row) {
        if (row.destroyed()) {
            throw new VolumeDestroyed(row.volume().code());
        }
        if (row.matter().closed() && !order.filing().items().isEmpty()) {
            throw new VolumeClosed(row.volume().code());
        }
        if (order.turn().filter(turn -> turn.base() != row.volume().version()).isPresent()) {
            throw new CaseTurn.Stale();
        }
    }

    private static void requireMembers(Filing filing, Household household) {
        Set<MemberId> known = new HashSet<>();
        for (Member member : household.members()) {
            known.add(member.id());
        }
        for (NewItem item : filing.items()) {
            if (item.member().isPresent() && !known.contains(item.member().get())) {
                throw new CommandRefused("items.member", "a member of this household");
            }
        }
    }
}
