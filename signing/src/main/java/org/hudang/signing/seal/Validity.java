package org.hudang.signing.seal;

import java.time.Instant;

/**
 * The time for which a seal is made.
 *
 * @param from first instant, included
 * @param until end, excluded
 */
public record Validity(Instant from, Instant until) {
    public Validity {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("validity ends before it begins");
        }
    }

    boolean covers(Instant when) {
        return !when.isBefore(from) && when.isBefore(until);
    }
}
