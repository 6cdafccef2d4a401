package org.hudang.archive.desk;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hudang.archive.Acting;
import org.hudang.archive.ContinuationFailed;
import org.hudang.archive.ContinuationUnknown;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.OutboxMessage;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.store.Steps;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.store.StorageRoot.Committed;
import org.hudang.archive.store.StorageRoot.Survey;
import org.hudang.archive.store.Underway;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;

/**
 * Steps 3 and 4 of a filing: commit the staged version, and turn the intent into catalogue rows, journal entry, outbox messages
 * and the continuation's own changes. The process that began the filing writes the rows while the version goes to its place,
 * recovery afterwards; they stand only once it is there. The caller holds the lock of the household.
 */
final class Completion {
    private final Database database;
    private final StorageRoot store;
    private final Catalogue catalogue;
    private final Map<String, ContinuationHandler> handlers;
    private final Steps steps;

    Completion(
            Database database,
            StorageRoot store,
            Catalogue catalogue,
            Map<String, ContinuationHandler> handlers,
            Steps steps) {
        this.database = database;
        this.store = store;
        this.catalogue = catalogue;
        this.handlers = Map.copyOf(handlers);
        this.steps = steps;
    }

    void requireHandler(String name) {
        handler(name);
    }

    /**
     * Completes a filing, or discards it when its bytes are lost.
     *
     * @return its answer; empty when it was discarded
     */
    Optional<Filed> complete(Intents.Row intent, Survey survey) {
        Optional<Filed> filed = survey == Survey.EVERY_BYTE ? afterwards(intent) : meanwhile(intent);
        reach("answered");
        store.clear(intent.staged().intent());
        return filed;
    }

    /** Reading every byte takes long, and no transaction waits for that. */
    private Optional<Filed> afterwards(Intents.Row intent) {
        return store.commit(intent.staged(), Survey.EVERY_BYTE) == Committed.LOST
                ? discarded(intent)
                : recorded(intent, Underway.done(Committed.DURABLE));
    }

    private Optional<Filed> meanwhile(Intents.Row intent) {
        Underway<Committed> placing = store.committing(intent.staged());
        try {
            return recorded(intent, placing);
        } catch (BytesLost lost) {
            return discarded(intent);
        } catch (RuntimeException e) {
            throw placing.failure(e);
        } finally {
            // nothing is moved any more once the lock is given back
            placing.end();
        }
    }

    private Optional<Filed> recorded(Intents.Row intent, Underway<Committed> placing) {
        return database.within(intent.township(), first -> hold(first, intent), held -> record(held, placing));
    }

    private Optional<Filed> discarded(Intents.Row intent) {
        reach("catalogue");
        return database.within(intent.township(), () -> discard(intent));
    }

    /** Ends a transaction that has nothing to record. */
    private static final class BytesLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Announces a step that is no act on the disk. */
    void reach(String step) {
        try {
            steps.reach(step);
        } catch (IOException e) {
            throw new StoreFailed(step, e);
        }
    }

    /** What a filing is recorded over, held until the transaction ends. */
    private record Held(Intents.Row intent, Journal.Held head) {}

    private static Supplier<Held> hold(Statements questions, Intents.Row seen) {
        Supplier<Optional<Intents.Row>> intent =
                Intents.lock(questions, seen.staged().intent());
        Supplier<Optional<Journal.Held>> head = questions.one(
                Journal.HOLD, (row, i) -> Journal.held(row), seen.household().value());
        return () -> new Held(intent.get().orElseThrow(), head.get().orElseThrow(HouseholdUnknown::new));
    }

    /** Writes the rows while the bytes go to their place, and lets them stand once they are there. */
    private Optional<Filed> record(Held held, Underway<Committed> placing) {
        if (!held.intent().open()) {
            placed(placing);
            return Optional.empty();
        }
        Plan plan = Plan.parse(held.intent().plan());
        Filed filed = plan.filed();
        Journal.Link link = catalogue
                .journal()
                .link(
                        held.head(),
                        new Entry(
                                plan.user(),
                                plan.act(),
                                plan.volume(),
                                digest(plan.before()),
                                digest(plan.after()),
                                plan.why()));
        Statements changes = new Statements();
        Volumes.advance(changes, plan);
        Items.insert(changes, plan);
        changes.change(1, link.text(), link.parameters().toArray());
        Outbox.put(changes, messages(plan, filed, link.entry()));
        catalogue.answers().give(changes, asked(plan), filed.household(), Plan.toJson(filed));
        catalogue.intents().filed(changes, held.intent().staged().intent());
        changes.atOnce(database.template());
        placed(placing);
        run(plan, filed);
        reach("commit catalogue");
        return Optional.of(filed);
    }

    private void placed(Underway<Committed> placing) {
        if (placing.outcome() == Committed.LOST) {
            throw new BytesLost();
        }
        reach("catalogue");
    }

    private static List<OutboxMessage> messages(Plan plan, Filed filed, JournalEntry entry) {
        return filed.items().stream()
                .map(item -> new OutboxMessage(
                        filed.household(), plan.township(), Optional.of(item.id()), entry.number(), "item.filed"))
                .toList();
    }

    private Optional<Filed> discard(Intents.Row seen) {
        Intents.Row intent = catalogue.intents().lock(seen.staged().intent()).orElseThrow();
        if (intent.open()) {
            Plan plan = Plan.parse(intent.plan());
            catalogue
                    .journal()
                    .append(
                            new HouseholdNumber(plan.household()),
                            new Entry(
                                    plan.user(),
                                    "filing.discard",
                                    plan.volume(),
                                    digest(plan.before()),
                                    digest(plan.before()),
                                    plan.event()));
            catalogue.intents().discard(intent.staged().intent());
        }
        return Optional.empty();
    }

    /**
     * Takes a filing back that cannot be completed: its version leaves the storage root, then its intent is closed with an
     * entry in the history. A process that dies in between leaves an intent whose bytes are gone, which recovery discards.
     */
    void withdraw(Intents.Row intent, String reason, Acting acting) {
        Plan plan = Plan.parse(intent.plan());
        HouseholdNumber household = new HouseholdNumber(plan.household());
        Optional<JournalBroken> broken =
                database.within(intent.township(), () -> catalogue.journal().verify(household));
        if (broken.isPresent()) {
            throw broken.get();
        }
        store.withdraw(intent.staged(), plan.before());
        reach("withdraw");
        database.within(intent.township(), () -> {
            Intents.Row open =
                    catalogue.intents().lock(intent.staged().intent()).orElseThrow();
            if (open.open()) {
                catalogue
                        .journal()
                        .append(
                                household,
                                new Entry(
                                        acting.user(),
                                        "filing.withdraw",
                                        plan.volume(),
                                        digest(plan.after()),
                                        digest(plan.before()),
                                        reason));
                catalogue.intents().discard(intent.staged().intent());
            }
            reach("commit withdrawal");
            return open;
        });
        store.clear(intent.staged().intent());
    }

    private void run(Plan plan, Filed filed) {
        String name = plan.continuation();
        if (name == null) {
            return;
        }
        ContinuationHandler handler = handler(name);
        try {
            handler.apply(Optional.ofNullable(plan.payload()).orElse(""), filed);
        } catch (RuntimeException e) {
            throw new ContinuationFailed(name, e);
        }
    }

    private ContinuationHandler handler(String name) {
        ContinuationHandler handler = handlers.get(name);
        if (handler == null) {
            throw new ContinuationUnknown(name);
        }
        return handler;
    }

    static Answers.Asked asked(Plan plan) {
        return new Answers.Asked(plan.township(), FilingDesk.OPERATION, plan.key(), plan.request());
    }

    private static String digest(String sha512) {
        return sha512.isEmpty() ? "" : "sha512:" + sha512;
    }

    /** The rows that a filing writes. */
    record Catalogue(
            Households households,
            Volumes volumes,
            Items items,
            Intents intents,
            Answers answers,
            Journal journal,
            Outbox outbox) {}
}
