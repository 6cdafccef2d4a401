package org.hudang.search;

import java.time.Instant;
import java.util.Optional;

/**
 * How the index is.
 *
 * @param condition whether it can be searched
 * @param documents how many can be found
 * @param fedAt when it was last made durable; {@link Instant#EPOCH} when never, or when the engine does not
 *     answer and never did since the house was opened
 * @param code of the {@link SearchException} that searches meet, when the index cannot be searched
 */
public record IndexState(Condition condition, long documents, Instant fedAt, Optional<String> code) {

    /** Whether the index can be searched. */
    public enum Condition {
        /** Searches and feed work. */
        READY,
        /** It works while its successor grows. */
        REBUILDING,
        /** It cannot be read or was made under other rules: rebuild it. Searches and feed are refused, nothing is lost. */
        NEEDS_REBUILD,
        /** The engine does not answer; whether the index is whole is not known. Searches and feed are refused, nothing is lost. */
        UNREACHABLE
    }
}
