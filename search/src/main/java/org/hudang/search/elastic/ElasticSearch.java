package org.hudang.search.elastic;

import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hudang.search.Caller;
import org.hudang.search.DocumentRefused;
import org.hudang.search.EngineUnavailable;
import org.hudang.search.Explained;
import org.hudang.search.Found;
import org.hudang.search.HitGuard;
import org.hudang.search.IndexDocument;
import org.hudang.search.IndexFeed;
import org.hudang.search.IndexMadeOtherwise;
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
import org.hudang.search.engine.Entry;
import org.hudang.search.engine.Fields;
import org.hudang.search.engine.Suggesting;
import org.hudang.search.text.NumberTokens;
import org.jspecify.annotations.Nullable;

/**
 * Search and feed over one index of an Elasticsearch cluster, which many processes may use at once.
 *
 * <p>Opening asks for nothing: while the cluster is away, everything here says so by {@link EngineUnavailable} and goes on as soon as it is
 * back. An index that is not there, or was made with another key or by other rules, asks for a {@link #rebuild()}, which is also how the
 * first one is made: so an index is never fed that does not hold what was filed before.
 */
public final class ElasticSearch implements Search, IndexFeed, AutoCloseable {

    private static final int ATTEMPTS = 4;

    private final Cluster cluster;
    private final TailKey key;
    private final NumberTokens numbers;
    private final HitGuard guard;
    private final Clock clock;
    private final Documents documents;
    private final Changes changes;
    private volatile String judgedGood = "";
    private volatile Instant lastFedAt = Instant.EPOCH;
    private volatile @Nullable Growing growing;

    private ElasticSearch(Cluster cluster, TailKey key, HitGuard guard, Clock clock) {
        this.cluster = cluster;
        this.key = key;
        this.numbers = new NumberTokens(key);
        this.guard = guard;
        this.clock = clock;
        this.documents = new Documents(key);
        this.changes = new Changes(cluster);
    }

    /** Opens the index without asking whether it is there: that is told by {@link #state()}. */
    public static ElasticSearch open(ElasticCluster where, TailKey key, HitGuard guard, Clock clock) {
        return new ElasticSearch(Cluster.at(where), key, guard, clock);
    }

    @Override
    public Found find(Query query, Caller caller) {
        return ask(caller, (answering, now) -> answering.find(query, now.fedAt()));
    }

    @Override
    public Total count(Query query, Caller caller) {
        return ask(caller, (answering, now) -> answering.count(query));
    }

    @Override
    public List<Suggestion> suggest(String prefix, Caller caller) {
        return Suggesting.by(prefix).isEmpty()
                ? List.of()
                : ask(
                        caller,
                        (answering, now) ->
                                answering.suggest(Suggesting.by(prefix).orElseThrow()));
    }

    @Override
    public Explained explain(Query query, String documentId, Caller caller) {
        return ask(caller, (answering, now) -> answering.explain(query, documentId));
    }

    private interface Question<T> {
        T answer(Answering answering, Cluster.Now now);
    }

    /**
     * Answers from the live index, after looking whether it was made as this house makes it; once more when it was replaced
     * by another one meanwhile.
     */
    private <T> T ask(Caller caller, Question<T> question) {
        for (int attempt = 1; ; attempt++) {
            Cluster.Now now = now();
            if (!now.index().equals(judgedGood)) {
                judgedGood = live(cluster.generations()).name();
            }
            try {
                return question.answer(new Answering(cluster, numbers, guard, caller), now);
            } catch (IndexUnreadable | EngineUnavailable e) {
                if (attempt >= ATTEMPTS || now().index().equals(now.index())) {
                    throw e;
                }
            }
        }
    }

    private Cluster.Now now() {
        Cluster.Now now = cluster.now();
        lastFedAt = now.fedAt();
        return now;
    }

    private Cluster.Generation live(Map<String, Cluster.Generation> generations) {
        Cluster.Generation live = generations.get(cluster.live());
        if (live == null) {
            throw new IndexUnreadable("no index", new IOException(cluster.live()));
        }
        require(live, Cluster.FORMAT, Fields.FORMAT);
        require(live, Cluster.KEY, key.fingerprint());
        return live;
    }

    private static void require(Cluster.Generation generation, String entry, String expected) {
        String found = generation.made().getOrDefault(entry, "none");
        if (!found.equals(expected)) {
            throw new IndexMadeOtherwise(entry + "=" + expected, entry + "=" + found);
        }
    }

    @Override
    public IndexState state() {
        try {
            Map<String, Cluster.Generation> generations = cluster.generations();
            live(generations);
            long held = new Answering(cluster, numbers, guard, new Caller("state", Caller.BUREAU)).held();
            boolean rebuilding = generations.containsKey(cluster.growing());
            return new IndexState(
                    rebuilding ? Condition.REBUILDING : Condition.READY, held, now().fedAt(), Optional.empty());
        } catch (EngineUnavailable e) {
            return new IndexState(Condition.UNREACHABLE, 0, lastFedAt, Optional.of(e.code()));
        } catch (SearchException e) {
            return new IndexState(Condition.NEEDS_REBUILD, 0, Instant.EPOCH, Optional.of(e.code()));
        }
    }

    @Override
    public void put(IndexDocument document, long version) {
        requireVersion(version);
        add(document.id(), documents.of(document), version);
    }

    @Override
    public void remove(String id, long version) {
        IndexDocument.requireKey("id", id);
        requireVersion(version);
        add(id, Documents.gone(id), version);
    }

    private synchronized void add(String id, Documents.Made made, long version) {
        if (changes.add(id, made, version)) {
            changes.send(this::targets);
        }
    }

    private static void requireVersion(long version) {
        if (version < 0) {
            throw new DocumentRefused("version", "at least 0", Long.toString(version));
        }
    }

    /** The live index and the one that grows; a live one that cannot be used does not keep changes from its successor. */
    private List<String> targets() {
        Map<String, Cluster.Generation> generations = cluster.generations();
        List<String> aliases = new ArrayList<>();
        try {
            live(generations);
            aliases.add(cluster.live());
        } catch (IndexUnreadable | IndexMadeOtherwise e) {
            if (!generations.containsKey(cluster.growing())) {
                throw e;
            }
        }
        if (generations.containsKey(cluster.growing())) {
            aliases.add(cluster.growing());
        }
        return aliases;
    }

    @Override
    public Set<String> differing(Collection<? extends IndexDocument> documents) {
        Caller anybody = new Caller("feed", Caller.BUREAU);
        return ask(anybody, (answering, now) -> {
            Set<String> differing = new TreeSet<>();
            Map<String, String> held =
                    answering.digests(documents.stream().map(IndexDocument::id).toList());
            for (IndexDocument document : documents) {
                if (!Entry.digest(document, key).equals(held.get(document.id()))) {
                    differing.add(document.id());
                }
            }
            return differing;
        });
    }

    @Override
    public synchronized void refresh() {
        changes.send(this::targets);
        for (String alias : targets()) {
            finishFeeding(alias);
        }
    }

    /** Notes when, and makes everything findable. */
    private void finishFeeding(String alias) {
        Documents.Made now = Documents.fedAt(clock.instant());
        BulkOperation note = BulkOperation.of(o -> o.index(
                i -> i.index(alias).requireAlias(true).id(Documents.STATE).document(now.fields())));
        List<Cluster.Outcome> outcomes = cluster.send(List.of(note));
        if (outcomes.get(0).isGood()) {
            cluster.refresh(alias);
        } else if (!outcomes.get(0).isMissing()) {
            throw new EngineUnavailable(
                    "status " + outcomes.get(0).status(),
                    new IOException(outcomes.get(0).error()));
        }
    }

    @Override
    public synchronized Rebuild rebuild() {
        if (growing != null) {
            throw new RebuildUnderWay("no rebuild under way", "one that is neither finished nor closed");
        }
        List<String> existing = cluster.folders();
        Cluster.Generation live = cluster.generations().get(cluster.live());
        for (String index : existing) {
            if (live == null || !live.name().equals(index)) {
                cluster.delete(index);
            }
        }
        long highest = existing.isEmpty() ? 0 : number(existing.get(existing.size() - 1));
        String unique = UUID.randomUUID().toString().substring(0, 8);
        String index = cluster.live() + String.format(Locale.ROOT, "-g%06d-%s", highest + 1, unique);
        cluster.create(index, cluster.growing(), key.fingerprint());
        Growing begun = new Growing(index);
        growing = begun;
        return begun;
    }

    private long number(String index) {
        return Long.parseLong(index.substring(cluster.live().length() + 2).split("-", 2)[0]);
    }

    private synchronized void finish(Growing grown) {
        requireGrowing(grown);
        var unused = grown.target();
        grown.changes.send(grown::target);
        if (grown.hasContent) {
            finishFeeding(cluster.growing());
        }
        List<String> old = new ArrayList<>(cluster.folders());
        old.remove(grown.index);
        growing = null;
        if (!cluster.switchTo(grown.index, old)) {
            throw new RebuildUnderWay("a rebuild under way", "one that another process has begun");
        }
    }

    private void requireGrowing(Growing grown) {
        if (growing != grown) {
            throw new RebuildUnderWay("a rebuild under way", "one that was finished or closed");
        }
    }

    private synchronized void discard(Growing grown) {
        if (growing == grown) {
            growing = null;
            cluster.delete(grown.index);
        }
    }

    /** Lets go of the cluster; what was not refreshed is lost and must be fed again. */
    @Override
    public synchronized void close() {
        try {
            Growing unfinished = growing;
            if (unfinished != null) {
                discard(unfinished);
            }
        } finally {
            cluster.close();
        }
    }

    private final class Growing implements Rebuild {
        private final String index;
        private final Changes changes = new Changes(cluster);
        private boolean hasContent;

        Growing(String index) {
            this.index = index;
        }

        /** Never an index of another process, should one have begun because it took this process for dead. */
        private List<String> target() {
            Cluster.Generation grows = cluster.generations().get(cluster.growing());
            if (grows == null || !grows.name().equals(index)) {
                throw new RebuildUnderWay("a rebuild under way", "one that another process has begun");
            }
            return List.of(cluster.growing());
        }

        @Override
        public void put(IndexDocument document, long version) {
            requireVersion(version);
            synchronized (ElasticSearch.this) {
                requireGrowing(this);
                hasContent = true;
                if (changes.add(document.id(), documents.of(document), version)) {
                    changes.send(this::target);
                }
            }
        }

        @Override
        public void finish() {
            ElasticSearch.this.finish(this);
        }

        @Override
        public void close() {
            discard(this);
        }
    }
}
