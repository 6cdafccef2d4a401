package org.hudang.benchmarks.harness;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param forks fresh JVMs per operation; the rivals of a heat take turns
 * @param warmups iterations thrown away in each fork
 * @param iterations iterations kept in each fork
 * @param iteration length of one
 */
public record Pace(int forks, int warmups, int iterations, Duration iteration) {
    /** What figures are published from: two forks, each warmed for five seconds. */
    public static Pace full() {
        return new Pace(2, 5, 5, Duration.ofSeconds(1));
    }

    /** The same with one fork. */
    public Pace once() {
        return new Pace(1, warmups, iterations, iteration);
    }

    /** Warmed four times as long, for what takes much code: after five seconds that is still being compiled. */
    public Pace warmedLonger() {
        return new Pace(forks, 4 * warmups, iterations, iteration);
    }

    /** Warmed ten times as long and measured four times as long, for what is as quick as its disk is at the time. */
    public Pace steady() {
        return new Pace(forks, 10 * warmups, 4 * iterations, iteration);
    }

    /** For a look: one fork, a second of each. The figures are rough. */
    public static Pace quick() {
        return new Pace(1, 2, 4, Duration.ofMillis(500));
    }
}
