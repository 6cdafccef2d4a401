package org.hudang.search;

/** How many documents answer a query, as far as it was counted. */
public sealed interface Total {

    /** Documents checked at the guard for one query. */
    int COUNTED_TO = 1000;

    /** The number, or its lower bound. */
    long value();

    /** All were counted. */
    record Exactly(long value) implements Total {}

    /** Counting stopped at {@link #COUNTED_TO}; there may be more. */
    record AtLeast(long value) implements Total {}
}
