package org.hudang.server.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.search.IndexDocument;
import org.hudang.search.IndexFeed;
import org.hudang.search.ItemDocument;

/**
 * Compares the archive with the index, document by document. Of what cannot be read nothing is said. Others go on filing: what
 * differs is looked at again, a few times, right after everything that waits was fed.
 */
final class IndexComparison {
    private static final int TRIES = 3;
    private static final long PAUSE_MILLIS = 1_000;
    private static final int MOST = 200;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final IndexDocuments documents;
    private final IndexFeed feed;
    private final Indexing indexing;

    /** @param documents that remember nothing yet */
    IndexComparison(IndexDocuments documents, IndexFeed feed, Indexing indexing) {
        this.documents = documents;
        this.feed = feed;
        this.indexing = indexing;
    }

    /** Ids of documents that the index has not, or has otherwise. */
    Set<String> differing() {
        Set<HouseholdNumber> doubtful = new HashSet<>();
        documents.households(number -> {
            if (!differing(number).isEmpty()) {
                doubtful.add(number);
            }
        });
        Set<String> differing = new TreeSet<>();
        doubtful.forEach(number -> differing.addAll(settled(number)));
        return differing;
    }

    /** Another process may be feeding what it took: it is given a moment. */
    private Set<String> settled(HouseholdNumber number) {
        Set<String> differing = fedAndLooked(number);
        for (int i = 1; i < TRIES && !differing.isEmpty(); i++) {
            pause();
            differing = fedAndLooked(number);
        }
        return differing;
    }

    /** Nothing is fed by this process between the feeding here and the look. */
    private Set<String> fedAndLooked(HouseholdNumber number) {
        synchronized (indexing) {
            indexing.feed();
            return differing(number);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<String> differing(HouseholdNumber number) {
        Portion portion = new Portion();
        documents.contents(number).ifPresent(file -> documents.each(file, made -> portion.add(made.document())));
        portion.compare();
        portion.differing.removeAll(documents.unread().keySet());
        return portion.differing;
    }

    /** Some documents at a time: together their texts may be large. */
    private final class Portion {
        private final List<IndexDocument> waiting = new ArrayList<>();
        private final Set<String> differing = new TreeSet<>();
        private long characters;

        void add(IndexDocument document) {
            waiting.add(document);
            if (document instanceof ItemDocument item) {
                characters += item.pages().stream().mapToLong(String::length).sum();
            }
            if (waiting.size() >= MOST || characters >= MOST_CHARACTERS) {
                compare();
            }
        }

        void compare() {
            differing.addAll(feed.differing(waiting));
            waiting.clear();
            characters = 0;
        }
    }

    /**
     * How many documents the index has of this archive when it has heard everything; empty when a household cannot be read. People go
     * on filing while it is counted.
     */
    OptionalLong expected() {
        AtomicLong expected = new AtomicLong();
        Set<HouseholdNumber> unreadable = new HashSet<>();
        documents.households(number -> documents
                .contents(number)
                .ifPresentOrElse(
                        file -> expected.addAndGet(1L
                                + file.volumes().stream()
                                        .mapToLong(shelf -> shelf.items().size())
                                        .sum()),
                        () -> unreadable.add(number)));
        return unreadable.isEmpty() ? OptionalLong.of(expected.get()) : OptionalLong.empty();
    }
}
