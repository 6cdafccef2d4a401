package org.hudang.server.platform;

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
    private static final String DESTROYED = "volume.destroy";
    private static final Acting SYSTEM = Acting.bureau("indexing");

    private final Archive archive;
    private final IndexFeed feed;
    private final IndexDocuments documents;

    Indexing(Archive archive, IndexFeed feed, IndexDocuments documents) {
        this.archive = archive;
        this.feed = feed;
        this.documents = documents;
    }

    /** Papers and households that could not be read for the index since the house opened, with the code of the reason. */
    Map<String, String> unread() {
        return documents.unread();
    }

    /** True when the archive has no household yet. */
    boolean isEmpty() {
        return archive.numbers(Optional.empty(), 1, SYSTEM).isEmpty();
    }

    /** Feeds everything that waits, one caller after the other; returns how many messages there were. */
    public synchronized int feed() {
        int all = 0;
        int taken;
        do {
            taken = archive.outbox().take(BATCH, batch -> {
                Map<HouseholdNumber, List<OutboxMessage>> byHousehold = new LinkedHashMap<>();
                batch.forEach(message -> byHousehold
                        .computeIfAbsent(message.household(), household -> new ArrayList<>())
                        .add(message));
                byHousehold.forEach(this::put);
                feed.refresh();
            });
            all += taken;
        } while (taken > 0);
        return all;
    }

    /** Makes the index anew from the archive alone, beside the damaged one. */
    void rebuild(IndexFeed damaged) {
        try (Rebuild rebuild = damaged.rebuild()) {
            documents.households(number -> documents
                    .contents(number)
                    .ifPresent(file -> documents.each(file, document -> rebuild.put(document, 0))));
            rebuild.finish();
        }
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
                    .forEach(message -> message.item().ifPresent(id -> feed.remove(id.value(), message.version())));
        }
        contents.ifPresent(file -> {
            Map<ItemId, Long> versions = new HashMap<>();
            long newest = 0;
            for (OutboxMessage message : messages) {
                newest = Math.max(newest, message.version());
                message.item().ifPresent(id -> versions.merge(id, message.version(), Math::max));
            }
            feed.put(documents.household(file), newest);
            Set<ItemId> there = file.volumes().stream()
                    .flatMap(shelf -> shelf.items().stream())
                    .map(ItemView::id)
                    .collect(Collectors.toSet());
            // what was destroyed, whichever message tells of it
            versions.forEach((id, version) -> {
                if (!there.contains(id)) {
                    feed.remove(id.value(), version);
                }
            });
            file.volumes()
                    .forEach(shelf -> shelf.items().stream()
                            .filter(item -> versions.containsKey(item.id()))
                            .forEach(item -> feed.put(
                                    documents.item(file, shelf.volume().programme(), item),
                                    versions.getOrDefault(item.id(), 0L))));
        });
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
