package org.hudang.search.lucene;

import java.nio.file.Path;
import org.hudang.search.HitGuard;
import org.hudang.search.SearchContractTest;
import org.junit.jupiter.api.io.TempDir;

/** The contract over Lucene. */
class LuceneSearchContractTest extends SearchContractTest {

    @TempDir
    Path directory = Path.of("set by JUnit");

    @Override
    protected Engine open(HitGuard guard) {
        LuceneSearch search = LuceneSearch.open(directory.resolve("index"), KEY, guard, NOON);
        return new Engine(search, search, search::close);
    }
}
