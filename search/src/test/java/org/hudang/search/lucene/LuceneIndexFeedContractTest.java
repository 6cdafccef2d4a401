package org.hudang.search.lucene;

import java.nio.file.Path;
import org.hudang.search.HitGuard;
import org.hudang.search.IndexFeedContractTest;
import org.junit.jupiter.api.io.TempDir;

/** The feed contract over Lucene. */
class LuceneIndexFeedContractTest extends IndexFeedContractTest {

    @TempDir
    Path directory = Path.of("set by JUnit");

    @Override
    protected Engine open(HitGuard guard) {
        LuceneSearch search = LuceneSearch.open(directory.resolve("index"), KEY, guard, NOON);
        return new Engine(search, search, search::close);
    }
}
