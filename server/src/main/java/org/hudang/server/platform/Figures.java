package org.hudang.server.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hudang.archive.keeping.Rounds.Standing;
import org.hudang.archive.replica.Replication.Lag;

/**
 * How well the papers are kept, in figures for those who run the house.
 *
 * @param rounds where the rounds over all papers stand
 * @param lag how far the second copy is behind; empty when there is none
 * @param troubles how many there are now
 * @param at when the figures were taken
 */
public record Figures(Standing rounds, Optional<Lag> lag, int troubles, Instant at) {
    /** Takes them now. */
    public static Figures of(House house) {
        return new Figures(
                house.rounds().rounds().standing(),
                house.rounds().replica().replication().lag(),
                house.upkeep().troubles().size(),
                house.clock().instant());
    }

    /** How long the volume that waits longest has been waiting, read once or never; empty when there is none. */
    public Optional<Duration> oldestReading() {
        return rounds.waiting().map(since -> Duration.between(since, at));
    }

    /** How long the oldest version that the second copy lacks has been waiting; nothing when it lacks none. */
    public Optional<Duration> behind() {
        return lag.map(
                one -> one.since().map(since -> Duration.between(since, at)).orElse(Duration.ZERO));
    }
}
