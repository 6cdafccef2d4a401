package org.hudang.search.elastic;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hudang.search.HitGuard;
import org.hudang.search.IndexFeedContractTest;
import org.hudang.testbed.ElasticNode;
import org.junit.jupiter.api.Tag;

/** The contract over a real node of Elasticsearch. */
@Tag(ElasticNode.TAG)
class ElasticIndexFeedContractTest extends IndexFeedContractTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final ElasticCluster cluster =
            new ElasticCluster(List.of(ElasticNode.shared()), Optional.empty(), "indexfeed-" + NEXT.incrementAndGet());

    @Override
    protected Engine open(HitGuard guard) {
        ElasticSearch search = ElasticSearch.open(cluster, KEY, guard, NOON);
        ElasticSearchTest.makeFirst(search);
        return new Engine(search, search, search::close);
    }
}
