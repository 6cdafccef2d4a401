package org.hudang.archive.desk;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.ContinuationFailed;
import org.hudang.archive.ContinuationUnknown;
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
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;

/**
 * Steps 3 and 4 of a filing, alike for the process that began it and for recovery: commit the staged version, then turn the
 * intent into catalogue rows, journal entry, outbox messages and the continuation's own changes. The caller holds the lock of
 * the household.
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
        Committed committed = store.commit(intent.staged(), survey);
        reach("catalogue");
        Optional<Filed> filed = database.within(
                intent.township(), () -> committed == Committed.DURABLE ? record(intent) : discard(intent));
        reach("answered");
        store.clear(intent.staged().intent());
        return filed;
    }

    /** Announces a step that is no act on the disk. */
    void reach(String step) {
        try {
            steps.reach(step);
        } catch (IOException e) {
            throw new StoreFailed(step, e);
        }
    }

    private Optional<Filed> record(Intents.Row seen) {
        Intents.Row intent = catalogue.intents().lock(seen.staged().intent()).orElseThrow();
        if (!intent.open()) {
            return Optional.empty();
        }
        Plan plan = Plan.parse(intent.plan());
        Filed filed = plan.filed();
        catalogue.volumes().advance(plan);
        catalogue.items().insert(plan);
        JournalEntry entry = catalogue
                .journal()
                .append(
                        filed.household(),
                        new Entry(
                                plan.user(),
                                plan.act(),
                                plan.volume(),
                                digest(plan.before()),
                                digest(plan.after()),
                                plan.why()));
        catalogue
                .outbox()
                .put(filed.items().stream()
                        .map(item -> new OutboxMessage(
                                filed.household(),
                                plan.township(),
                                Optional.of(item.id()),
                                entry.number(),
                                "item.filed"))
                        .toList());
        catalogue.answers().give(asked(plan), filed.household(), Plan.toJson(filed));
        run(plan, filed);
        catalogue.intents().close(intent.staged().intent(), "filed");
        reach("commit catalogue");
        return Optional.of(filed);
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
            catalogue.intents().close(intent.staged().intent(), "discarded");
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
                catalogue.intents().close(intent.staged().intent(), "discarded");
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
