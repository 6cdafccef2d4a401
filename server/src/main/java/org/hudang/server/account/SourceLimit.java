package org.hudang.server.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many tries one source (来源) has in a time before nothing it sends is looked at. Kept in memory only, for as many sources
 * as were seen last. A source is an address as {@code getRemoteAddr} tells it: behind a proxy that the house was told to trust
 * that of the visitor, else that of whoever connects. Of IPv6 the first half counts, for whoever has one address there has all
 * that begin so.
 */
public final class SourceLimit {
    private static final int REMEMBERED = 10_000;
    private static final int IPV6 = 16;

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Tries> sources = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Tries since the first one of the window. */
    private record Tries(Instant since, int count) {}

    /**
     * @param most tries of one source in a window
     * @param window begins with the first try of a source
     */
    public SourceLimit(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /** Whether what this source sends is looked at. */
    public synchronized boolean admits(String source) {
        return current(network(source)).count() < most;
    }

    /** Counts a try. */
    public synchronized void count(String source) {
        String network = network(source);
        Tries tries = current(network);
        sources.put(network, new Tries(tries.since(), tries.count() + 1));
    }

    /** Counts a try that is to be looked at; how long the source has to wait where it has none left, and nothing is counted. */
    public synchronized Optional<Duration> take(String source) {
        if (admits(source)) {
            count(source);
            return Optional.empty();
        }
        Instant again = current(network(source)).since().plus(window);
        return Optional.of(Duration.between(clock.instant(), again));
    }

    /** The address, of IPv6 its first 64 bits; whatever is no address is taken as it is. */
    private static String network(String source) {
        if (source.indexOf(':') < 0 || !source.matches("[0-9a-fA-F:.]{2,45}")) {
            return source;
        }
        try {
            byte[] address = InetAddress.getByName(source).getAddress();
            return address.length == IPV6 ? HexFormat.of().formatHex(address, 0, IPV6 / 2) : source;
        } catch (UnknownHostException noAddress) {
            return source;
        }
    }

    private Tries current(String source) {
        Instant now = clock.instant();
        Tries tries = sources.get(source);
        return tries == null || !now.isBefore(tries.since().plus(window)) ? new Tries(now, 0) : tries;
    }
}
