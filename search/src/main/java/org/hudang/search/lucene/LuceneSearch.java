package org.hudang.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.hudang.search.Caller;
import org.hudang.search.Explained;
import org.hudang.search.Found;
import org.hudang.search.Found.Looser;
import org.hudang.search.HitGuard;
import org.hudang.search.IndexDocument;
import org.hudang.search.IndexFeed;
import org.hudang.search.IndexMadeOtherwise;
import org.hudang.search.IndexNotWritten;
import org.hudang.search.IndexState;
import org.hudang.search.IndexState.Condition;
import org.hudang.search.IndexUnreadable;
import org.hudang.search.Query;
import org.hudang.search.Rebuild;
import org.hudang.search.RebuildUnderWay;
import org.hudang.search.Search;
import org.hudang.search.SearchException;
import org.hudang.search.Suggestion;
import org.hudang.search.TailKey;
import org.hudang.search.Total;
import org.hudang.search.engine.Asked;
import org.hudang.search.engine.Condition.Exact;
import org.hudang.search.engine.Entry;
import org.hudang.search.engine.Fields;
import org.hudang.search.engine.Loosening;
import org.hudang.search.engine.Suggesting;
import org.hudang.search.text.NumberTokens;
import org.hudang.search.text.Word;
import org.jspecify.annotations.Nullable;

/**
 * Search and feed over one Lucene index in a directory of its own.
 *
 * <p>Opening checks every file of the index against its checksum. A damaged index, or one made with another key or by other rules, opens as
 * {@link Condition#NEEDS_REBUILD}: searches and feed then say why, and {@link #rebuild()} is the way out.
 */
public final class LuceneSearch implements Search, IndexFeed, AutoCloseable {

    private final Shelf shelf;
    private final TailKey key;
    private final NumberTokens numbers;
    private final HitGuard guard;
    private final Clock clock;
    private volatile @Nullable Generation live;
    private volatile @Nullable Path livesIn;
    private volatile @Nullable SearchException trouble;
    private volatile @Nullable Growing growing;

    private LuceneSearch(Shelf shelf, TailKey key, HitGuard guard, Clock clock) {
        this.shelf = shelf;
        this.key = key;
        this.numbers = new NumberTokens(key);
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * Opens the index in a directory, or makes an empty one there.
     *
     * @param directory created with access for its owner only when it does not exist
     * @throws org.hudang.search.IndexInUse when another process or another opening holds it
     */
    public static LuceneSearch open(Path directory, TailKey key, HitGuard guard, Clock clock) {
        try {
            Shelf shelf = Shelf.open(directory);
            LuceneSearch opened = new LuceneSearch(shelf, key, guard, clock);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new IndexNotWritten(e.getClass().getSimpleName(), e);
        }
    }

    private void start() throws IOException {
        Optional<Path> current = shelf.current();
        if (current.isPresent()) {
            shelf.keepOnly(current.get());
            openLive(current.get());
        } else {
            Path folder = shelf.next();
            shelf.keepOnly(folder);
            live = Generation.create(folder, key, clock);
            livesIn = folder;
            shelf.switchTo(folder);
        }
    }

    private void openLive(Path folder) {
        livesIn = folder;
        try {
            live = Generation.open(folder, key, clock);
            trouble = null;
        } catch (IndexMadeOtherwise e) {
            trouble = e;
        } catch (IOException | RuntimeException e) {
            trouble = new IndexUnreadable(e.getClass().getSimpleName(), e);
        }
    }

    @Override
    public Found find(Query query, Caller caller) {
        Asked asked = Asked.of(query, numbers);
        Answer answer = ask(searcher -> {
            Answering answering = new Answering(searcher, guard, caller);
            Answering.Seen seen = answering.seen(Queries.whole(asked, caller));
            int from = Math.min(query.page().from(), seen.documents().size());
            int to = Math.min(from + query.page().size(), seen.documents().size());
            return new Answer(answering.hits(seen.documents().subList(from, to), asked, query), seen.total());
        });
        List<String> words = asked.words().stream().map(Word::text).toList();
        List<Looser> looser =
                answer.total.value() == 0 ? Loosening.of(query, asked.words(), less -> count(less, caller)) : List.of();
        return new Found(answer.hits, answer.total, words, fedAt(), looser);
    }

    private record Answer(List<org.hudang.search.Hit> hits, Total total) {}

    @Override
    public Total count(Query query, Caller caller) {
        Asked asked = Asked.of(query, numbers);
        return ask(searcher -> new Answering(searcher, guard, caller)
                .seen(Queries.whole(asked, caller))
                .total());
    }

    @Override
    public List<Suggestion> suggest(String prefix, Caller caller) {
        Optional<Suggesting> wanted = Suggesting.by(prefix);
        if (wanted.isEmpty()) {
            return List.of();
        }
        Suggesting suggesting = wanted.get();
        return ask(searcher -> {
            Answering answering = new Answering(searcher, guard, caller);
            org.apache.lucene.search.Query fitting = Queries.seen(suggesting.condition(), caller);
            for (int doc : answering.seen(fitting, Suggesting.HOUSEHOLDS).documents()) {
                suggesting.take(Answering.shown(searcher.storedFields().document(doc)));
            }
            return suggesting.suggestions();
        });
    }

    @Override
    public Explained explain(Query query, String documentId, Caller caller) {
        Asked asked = Asked.of(query, numbers);
        org.apache.lucene.search.Query one = Queries.seen(new Exact(Fields.ID, documentId), caller);
        return ask(searcher -> {
            Answering answering = new Answering(searcher, guard, caller);
            OptionalInt document = answering.document(one);
            if (document.isEmpty()) {
                return new Explained.Unknown();
            }
            List<Asked.Reason> met =
                    answering.reasons(List.of(document.getAsInt()), asked).getOrDefault(document.getAsInt(), List.of());
            BooleanQuery both = new BooleanQuery.Builder()
                    .add(Queries.whole(asked, caller), Occur.MUST)
                    .add(new TermQuery(new Term(Fields.ID, documentId)), Occur.FILTER)
                    .build();
            if (searcher.count(both) > 0) {
                return new Explained.Matches(met.stream()
                        .map(r -> new Explained.Reason(r.word().text(), r.matchedBy()))
                        .toList());
            }
            return new Explained.Lacks(asked.words().stream()
                    .filter(w -> met.stream().noneMatch(r -> r.word().equals(w)))
                    .map(Word::text)
                    .toList());
        });
    }

    private <T> T ask(Generation.Reading<T> reading) {
        for (int attempt = 0; ; attempt++) {
            Generation asked = readable();
            try {
                return asked.read(reading);
            } catch (AlreadyClosedException e) {
                if (attempt > 2 || asked == live) {
                    throw new IndexUnreadable("a closed index", e);
                }
            } catch (IOException e) {
                IndexUnreadable unreadable = new IndexUnreadable(e.getClass().getSimpleName(), e);
                trouble = unreadable;
                throw unreadable;
            }
        }
    }

    private Generation readable() {
        SearchException known = trouble;
        if (known instanceof IndexMadeOtherwise made) {
            throw new IndexMadeOtherwise(made.expected(), made.found());
        }
        Generation readable = live;
        if (known != null || readable == null) {
            throw new IndexUnreadable(
                    known == null ? "no index" : known.found(), known == null ? new IOException("closed") : known);
        }
        return readable;
    }

    private Instant fedAt() {
        Generation readable = live;
        return readable == null ? Instant.EPOCH : readable.fedAt();
    }

    @Override
    public IndexState state() {
        SearchException known = trouble;
        Generation readable = live;
        if (known != null || readable == null) {
            return new IndexState(
                    Condition.NEEDS_REBUILD,
                    0,
                    Instant.EPOCH,
                    Optional.of(known == null ? IndexUnreadable.CODE : known.code()));
        }
        try {
            long documents = readable.read(s -> s.count(new TermQuery(new Term(Fields.LIVE, "y"))));
            Condition condition = growing == null ? Condition.READY : Condition.REBUILDING;
            return new IndexState(condition, documents, readable.fedAt(), Optional.empty());
        } catch (IOException | AlreadyClosedException e) {
            return new IndexState(Condition.NEEDS_REBUILD, 0, readable.fedAt(), Optional.of(IndexUnreadable.CODE));
        }
    }

    @Override
    public synchronized void put(IndexDocument document, long version) {
        requireVersion(version);
        feed(generation -> generation.put(document, version));
    }

    @Override
    public synchronized void remove(String id, long version) {
        IndexDocument.requireKey("id", id);
        requireVersion(version);
        feed(generation -> generation.remove(id, version));
    }

    private static void requireVersion(long version) {
        if (version < 0) {
            throw new org.hudang.search.DocumentRefused("version", "at least 0", Long.toString(version));
        }
    }

    private void feed(java.util.function.Consumer<Generation> change) {
        Growing next = growing;
        if (trouble == null || next == null) {
            change.accept(writable());
        }
        if (next != null) {
            change.accept(next.generation);
        }
    }

    /**
     * The live index, for a change. When a write failed before, in whatever thread, what was put since the last refresh is gone: the index is
     * opened again as it is on disk, and this change is refused so that the whole batch is fed again.
     */
    private Generation writable() {
        Generation readable = readable();
        Path folder = livesIn;
        if (!readable.takesWrites() && folder != null) {
            readable.close();
            openLive(folder);
            throw new IndexNotWritten("a write that failed before", new IOException("index was opened again"));
        }
        return readable;
    }

    @Override
    public Set<String> differing(Collection<? extends IndexDocument> documents) {
        return ask(searcher -> {
            Set<String> differing = new TreeSet<>();
            for (IndexDocument document : documents) {
                TopDocs found = searcher.search(new TermQuery(new Term(Fields.ID, document.id())), 1);
                boolean same = found.scoreDocs.length > 0
                        && Entry.digest(document, key)
                                .equals(searcher.storedFields()
                                        .document(found.scoreDocs[0].doc, Set.of(Fields.SHOWN_DIGEST))
                                        .get(Fields.SHOWN_DIGEST));
                if (!same) {
                    differing.add(document.id());
                }
            }
            return differing;
        });
    }

    @Override
    public synchronized void refresh() {
        feed(Generation::refresh);
    }

    @Override
    public synchronized Rebuild rebuild() {
        if (growing != null) {
            throw new RebuildUnderWay("no rebuild under way", "one that is neither finished nor closed");
        }
        try {
            Path folder = shelf.next();
            Growing begun = new Growing(folder, Generation.create(folder, key, clock));
            growing = begun;
            return begun;
        } catch (IOException e) {
            throw new IndexNotWritten(e.getClass().getSimpleName(), e);
        }
    }

    private synchronized void finish(Growing grown) throws IOException {
        if (growing != grown) {
            throw new RebuildUnderWay("a rebuild under way", "one that was finished or closed");
        }
        grown.generation.refresh();
        shelf.switchTo(grown.folder);
        Generation old = live;
        live = grown.generation;
        livesIn = grown.folder;
        trouble = null;
        growing = null;
        if (old != null) {
            old.close();
        }
        shelf.keepOnly(grown.folder);
    }

    private synchronized void discard(Growing grown) throws IOException {
        if (growing == grown) {
            growing = null;
            grown.generation.close();
            shelf.delete(grown.folder);
        }
    }

    /** Releases the directory; what was not refreshed is lost and must be fed again. */
    @Override
    public synchronized void close() {
        try (shelf) {
            Growing unfinished = growing;
            if (unfinished != null) {
                discard(unfinished);
            }
            Generation closing = live;
            if (closing != null) {
                live = null;
                closing.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Growing implements Rebuild {
        private final Path folder;
        private final Generation generation;

        Growing(Path folder, Generation generation) {
            this.folder = folder;
            this.generation = generation;
        }

        @Override
        public void put(IndexDocument document, long version) {
            requireVersion(version);
            if (growing != this) {
                throw new RebuildUnderWay("a rebuild under way", "one that was finished or closed");
            }
            generation.put(document, version);
        }

        @Override
        public void finish() {
            try {
                LuceneSearch.this.finish(this);
            } catch (IOException e) {
                throw new IndexNotWritten(e.getClass().getSimpleName(), e);
            }
        }

        @Override
        public void close() {
            try {
                discard(this);
            } catch (IOException e) {
                throw new IndexNotWritten(e.getClass().getSimpleName(), e);
            }
        }
    }
}
