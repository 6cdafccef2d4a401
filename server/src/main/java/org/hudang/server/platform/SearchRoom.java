package org.hudang.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.hudang.search.HitGuard;
import org.hudang.search.IndexFeed;
import org.hudang.search.Search;
import org.hudang.search.TailKey;
import org.hudang.search.elastic.ElasticCluster;
import org.hudang.search.elastic.ElasticSearch;
import org.hudang.search.lucene.LuceneSearch;

/**
 * The search engine that the settings name.
 *
 * @param search finds
 * @param feed is fed
 * @param engine the same, for closing
 * @param shared whether other processes may use the same index
 */
record SearchRoom(Search search, IndexFeed feed, Runnable engine, boolean shared) implements AutoCloseable {

    static SearchRoom open(Settings settings, DataDirectory directory, TailKey key, HitGuard guard, Clock clock) {
        Optional<Outside.Elasticsearch> outside = settings.outside().search();
        if (outside.isPresent()) {
            ElasticSearch search = ElasticSearch.open(cluster(outside.get()), key, guard, clock);
            return new SearchRoom(search, search, search::close, true);
        }
        LuceneSearch search = LuceneSearch.open(directory.index(), key, guard, clock);
        return new SearchRoom(search, search, search::close, false);
    }

    private static ElasticCluster cluster(Outside.Elasticsearch where) {
        try {
            Optional<String> key = where.key().isPresent()
                    ? Optional.of(Outside.read(where.key().get()))
                    : Optional.empty();
            return new ElasticCluster(where.nodes(), key, where.index());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        engine.run();
    }
}
