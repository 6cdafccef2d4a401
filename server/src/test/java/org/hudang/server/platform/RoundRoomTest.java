package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.keeping.Rounds;
import org.hudang.archive.replica.Replication;
import org.junit.jupiter.api.Test;

/** How much a step reads, and what is told of rounds that do not keep up. */
class RoundRoomTest {
    private static final Instant NOW = Instant.parse("2026-09-15T02:30:00Z");
    private static final long TERABYTE = 1L << 40;
    private static final long STEPS_OF_THE_PERIOD = Duration.ofDays(90).dividedBy(RoundRoom.PAUSE);

    private final Troubles troubles = new Troubles();
    private final Told rounds = new Told();
    private final RoundRoom room =
            new RoundRoom(rounds, new ReplicaRoom(new Nowhere(), troubles), Clock.fixed(NOW, ZoneOffset.UTC), troubles);

    @Test
    void a_large_archive_that_nobody_has_read_is_read_within_the_period() {
        rounds.standing = standing(200_000, Optional.of(NOW));

        room.attend();

        assertThat(rounds.budgets)
                .singleElement()
                .satisfies(budget ->
                        assertThat(budget.bytes() * STEPS_OF_THE_PERIOD).isGreaterThan(TERABYTE));
    }

    @Test
    void a_second_copy_is_read_as_well_and_a_small_archive_a_few_volumes_at_a_time() {
        Rounds.Standing large = standing(0, Optional.of(NOW));

        assertThat(RoundRoom.share(large, 2))
                .isBetween(RoundRoom.share(large, 1) * 2, RoundRoom.share(large, 1) * 2 + 1);
        assertThat(RoundRoom.share(new Rounds.Standing(1, 100, 0, Optional.empty(), Optional.of(NOW), 0, 0), 1))
                .isEqualTo(16L << 20);
    }

    @Test
    void a_volume_that_waits_for_longer_than_the_period_is_a_trouble_until_it_was_read() {
        rounds.standing = standing(7, Optional.of(NOW.minus(Duration.ofDays(90)).minusSeconds(1)));
        room.attend();
        assertThat(troubles.now()).containsEntry("rounds-behind", "7");

        rounds.standing = standing(0, Optional.of(NOW.minus(Duration.ofDays(90))));
        room.attend();
        assertThat(troubles.now()).isEmpty();
    }

    @Test
    void what_could_not_be_looked_at_is_a_trouble_until_it_was() {
        rounds.failed = List.of(new Rounds.Failure("vol_" + "a".repeat(26), "AR-012"));
        room.attend();
        assertThat(troubles.now()).containsExactly(Map.entry("volumes-not-read", "1 AR-012"));

        rounds.failed = List.of();
        room.attend();
        assertThat(troubles.now()).isEmpty();
    }

    private static Rounds.Standing standing(long never, Optional<Instant> waiting) {
        return new Rounds.Standing(200_000, TERABYTE, never, Optional.empty(), waiting, 0, 0);
    }

    /** Rounds that remember what they were asked. */
    private static final class Told implements Rounds {
        private final List<Budget> budgets = new ArrayList<>();
        private Standing standing = RoundRoomTest.standing(0, Optional.empty());
        private List<Failure> failed = List.of();

        @Override
        public Step step(Budget budget) {
            budgets.add(budget);
            return new Step(0, 0, 0, 0, List.of(), failed, true);
        }

        @Override
        public Standing standing() {
            return standing;
        }

        @Override
        public List<Damage> damages() {
            return List.of();
        }
    }

    /** No second copy. */
    private static final class Nowhere implements Replication {
        @Override
        public boolean wanted() {
            return false;
        }

        @Override
        public Copied copy(Duration longest) {
            return Copied.NOTHING;
        }

        @Override
        public Optional<Lag> lag() {
            return Optional.empty();
        }
    }
}
