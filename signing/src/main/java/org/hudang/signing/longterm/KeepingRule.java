package org.hudang.signing.longterm;

import java.time.Duration;
import java.time.Instant;

/**
 * When a document timestamp must be prolonged: a while before the certificates behind it end, and at the latest after a
 * while, because algorithms age too.
 *
 * @param before how long before the first certificate of the chain ends
 * @param longest how long after the timestamp at the latest
 */
public record KeepingRule(Duration before, Duration longest) {
    public KeepingRule {
        if (before.isNegative() || longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a rule has a margin from zero and a positive longest time");
        }
    }

    /** Once a year, and ninety days before an end. */
    public static KeepingRule yearly() {
        return new KeepingRule(Duration.ofDays(90), Duration.ofDays(365));
    }

    /**
     * When it is due.
     *
     * @param stampedAt the time the timestamp proves
     * @param chainEnds when the first certificate of its chain ends
     */
    public Instant dueAt(Instant stampedAt, Instant chainEnds) {
        Instant byAge = stampedAt.plus(longest);
        Instant byEnd = chainEnds.minus(before);
        return byAge.isBefore(byEnd) ? byAge : byEnd;
    }
}
