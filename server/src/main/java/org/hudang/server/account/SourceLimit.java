package org.hudang.server.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many refused tries one source (来源) has in a time before nothing it sends is looked at: each look at a password
 * costs time on purpose. Kept in memory only, for as many sources as were seen last.
 */
public final class SourceLimit {
    private static final int REMEMBERED = 10_000;

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Tries> sources = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Refused tries since the first one of the window. */
    private record Tries(Instant since, int count) {}

    /** @param most refused tries within the window */
    public SourceLimit(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /** Whether what this source sends is looked at. */
    public synchronized boolean admits(String source) {
        return current(source).count() < most;
    }

    /** Counts a refused try. */
    public synchronized void refused(String source) {
        Tries tries = current(source);
        sources.put(source, new Tries(tries.since(), tries.count() + 1));
    }

    private Tries current(String source) {
        Instant now = clock.instant();
        Tries tries = sources.get(source);
        return tries == null || !now.isBefore(tries.since().plus(window)) ? new Tries(now, 0) : tries;
    }
}
