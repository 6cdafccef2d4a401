package org.hudang.search;

import java.util.List;
import java.util.Set;

/**
 * Asks the register of households once more, under the caller's rights, before a document is shown or counted.
 *
 * <p>The index lags behind the database by a moment: a household that has just moved to another township, or a paper that was just
 * withdrawn, is still in it. Implementations ask the database in one query with row-level security in force, never a cache.
 */
@FunctionalInterface
public interface HitGuard {

    /**
     * Those documents that the caller may see now.
     *
     * @param hits at most {@link Total#COUNTED_TO}
     * @return ids out of {@code hits}; what is missing is treated as not found
     */
    Set<String> visible(List<Reference> hits, Caller caller);

    /** A document as the index knows it. */
    record Reference(String id, Kind kind, String household) {}
}
