package org.hudang.server.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.OutboxMessage;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.search.HitGuard.Reference;
import org.hudang.search.IndexFeed;
import org.hudang.search.Kind;
import org.hudang.search.Rebuild;

/** Carries what was filed from the archive's outbox to the index: what is put is findable before the messages are gone. */
public final class Indexing {
    private static final int BATCH = 100;
    private static final int MOST_WAITING = 10_000;
    private static final Duration REST = Duration.ofMinutes(10);
    private static final String DESTROYED = "volume.destroy";
    private static final String ANEW = "index.anew";
    private static final Acting SYSTEM = Acting.bureau("indexing");

    private final Archive archive;
    private final IndexFeed feed;
    private final IndexDocuments documents;
    private final Clock clock;
    private final Map<String, Waiting> again = new LinkedHashMap<>();

    Indexing(Archive archive, IndexFeed feed, IndexDocuments documents, Clock clock) {
        this.archive = archive;
        this.feed = feed;
        this.documents = documents;
        this.clock = clock;
    }

    /** What could not be read when this was told, and when that was tried last. */
    private record Waiting(OutboxMessage message, Instant tried) {}

    /** Papers and households that could not be read for the index since the house opened, with the code of the reason. */
    Map<String, String> unread() {
        return documents.unread();
    }

    /** True when the archive has no household yet. */
    boolean isEmpty() {
        return archive.numbers(Optional.empty(), 1, SYSTEM).isEmpty();
    }

    /**
     * Feeds everything that waits, one caller after the other, and now and then what could not be read before: a disk that fails once
     * may be whole a moment later.
     *
     * @return how many messages there were
     */
    public synchronized int feed() {
        feedAgain(clock.instant().minus(REST));
        int all = 0;
        int taken;
        do {
            taken = archive.outbox().take(BATCH, this::putAll);
            all += taken;
        } while (taken > 0);
        return all;
    }

    /** Feeds what could not be read when it was tried, before this moment. */
    synchronized void feedAgain(Instant before) {
        List<OutboxMessage> due = again.values().stream()
                .filter(one -> one.tried().isBefore(before))
                .map(Waiting::message)
                .limit(BATCH)
                .toList();
        if (due.isEmpty()) {
            return;
        }
        try {
            putAll(due);
        } catch (RuntimeException indexFailed) {
            due.forEach(this::tryLater);
            throw indexFailed;
        }
    }

    private void putAll(List<OutboxMessage> messages) {
        Map<HouseholdNumber, List<OutboxMessage>> byHousehold = new LinkedHashMap<>();
        messages.forEach(message -> byHousehold
                .computeIfAbsent(message.household(), household -> new ArrayList<>())
                .add(message));
        byHousehold.forEach(this::put);
        feed.refresh();
    }

    private synchronized void tryLater(OutboxMessage message) {
        String key = key(message);
        Waiting known = again.get(key);
        if (known != null) {
            again.put(key, new Waiting(newer(message, known.message()), clock.instant()));
        } else if (again.size() < MOST_WAITING) {
            again.put(key, new Waiting(message, clock.instant()));
        }
    }

    private static String key(OutboxMessage message) {
        return message.item()
                .map(ItemId::value)
                .orElseGet(() -> message.household().value());
    }

    /** Makes the index anew from the archive alone, beside the damaged one. */
    void rebuild(IndexFeed damaged) {
        List<OutboxMessage> unread = new ArrayList<>();
        try (Rebuild rebuild = damaged.rebuild()) {
            documents.households(number -> documents
                    .contents(number)
                    .ifPresentOrElse(
                            file -> documents.each(file, made -> {
                                rebuild.put(made.document(), 0);
                                if (!made.whole()) {
                                    unread.add(anew(
                                            number,
                                            Optional.of(
                                                    new ItemId(made.document().id()))));
                                }
                            }),
                            () -> unread.add(anew(number, Optional.empty()))));
            rebuild.finish();
        }
        unread.forEach(this::tryLater);
    }

    /** Below whatever the archive tells from now on. */
    private static OutboxMessage anew(HouseholdNumber number, Optional<ItemId> item) {
        return new OutboxMessage(number, "", item, 0, ANEW);
    }

    /** Compares the archive with the index. */
    IndexComparison comparison() {
        return new IndexComparison(documents.afresh(), feed, this);
    }

    /**
     * A household is read once for all that a batch says of it. Papers that were destroyed go from the index even when their household
     * cannot be read.
     */
    private void put(HouseholdNumber number, List<OutboxMessage> messages) {
        Optional<HouseholdFile> contents = documents.contents(number);
        if (contents.isEmpty()) {
            messages.stream()
                    .filter(message -> message.kind().equals(DESTROYED))
                    .forEach(message -> message.item().ifPresent(id -> feed.remove(id.value(), whole(message))));
            messages.forEach(this::tryLater);
        }
        contents.ifPresent(file -> put(file, messages));
    }

    private void put(HouseholdFile file, List<OutboxMessage> messages) {
        Map<ItemId, OutboxMessage> told = new HashMap<>();
        OutboxMessage newest = messages.get(0);
        for (OutboxMessage message : messages) {
            Waiting waiting = again.remove(key(message));
            OutboxMessage latest = waiting == null ? message : newer(message, waiting.message());
            newest = newer(newest, latest);
            latest.item().ifPresent(id -> told.merge(id, latest, Indexing::newer));
            if (latest.item().isEmpty() && latest.kind().equals(ANEW)) {
                file.volumes()
                        .forEach(
                                shelf -> shelf.items().forEach(item -> told.merge(item.id(), latest, Indexing::newer)));
            }
        }
        feed.put(documents.household(file), whole(newest));
        Set<ItemId> there = file.volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .map(ItemView::id)
                .collect(Collectors.toSet());
        // what was destroyed, whichever message tells of it
        told.forEach((id, message) -> {
            if (!there.contains(id)) {
                feed.remove(id.value(), whole(message));
                documents.forget(id);
            }
        });
        for (HouseholdFile.Shelf shelf : file.volumes()) {
            for (ItemView item : shelf.items()) {
                OutboxMessage message = told.get(item.id());
                if (message != null) {
                    put(documents.item(file, shelf.volume().programme(), item), message);
                }
            }
        }
    }

    private void put(IndexDocuments.Made made, OutboxMessage message) {
        feed.put(made.document(), made.whole() ? whole(message) : wordless(message));
        if (!made.whole()) {
            tryLater(message);
        }
    }

    /** Versions of the index are twice those of the archive: a paper without its words lies between two. */
    private static long whole(OutboxMessage message) {
        return 2 * message.version() + 1;
    }

    private static long wordless(OutboxMessage message) {
        return whole(message) - 1;
    }

    private static OutboxMessage newer(OutboxMessage one, OutboxMessage other) {
        return one.version() >= other.version() ? one : other;
    }

    /** Those of the hits that a caller may see now, asked of the archive under the caller's own rights. */
    static Set<String> visible(Archive archive, List<Reference> hits, Acting acting) {
        Set<HouseholdNumber> households = hits.stream()
                .filter(hit -> hit.kind() == Kind.HOUSEHOLD)
                .map(hit -> new HouseholdNumber(hit.household()))
                .collect(Collectors.toSet());
        Set<ItemId> items = hits.stream()
                .filter(hit -> hit.kind() == Kind.ITEM)
                .map(hit -> new ItemId(hit.id()))
                .collect(Collectors.toSet());
        Set<String> visible = new HashSet<>();
        archive.visible(households, acting).forEach(number -> visible.add(number.value()));
        archive.visibleItems(items, acting).forEach(item -> visible.add(item.value()));
        return visible;
    }
}
