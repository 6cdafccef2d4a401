package org.hudang.signing.seal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time for which something holds, in whole seconds.
 *
 * @param from first instant, included
 * @param until end, excluded
 */
public record Validity(Instant from, Instant until) {
    public Validity {
        from = from.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("validity ends before it begins");
        }
    }

    /** Whether it holds at this instant. */
    public boolean covers(Instant when) {
        return !when.isBefore(from) && when.isBefore(until);
    }
}
