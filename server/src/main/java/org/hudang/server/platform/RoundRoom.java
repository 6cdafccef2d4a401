package org.hudang.server.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hudang.archive.keeping.Rounds;
import org.hudang.archive.keeping.Rounds.Budget;
import org.hudang.archive.keeping.Rounds.Standing;
import org.hudang.archive.keeping.Rounds.Step;

/** The duty of reading every byte again within the period, a little at a time. */
public final class RoundRoom {
    /** Within which everything is read. */
    private static final Duration PERIOD = Duration.ofDays(90);

    /** Between two steps of an open house. */
    public static final Duration PAUSE = Duration.ofMinutes(5);

    private static final String DUTY = "rounds";
    private static final String DAMAGED = "damaged-papers";
    private static final String NOT_READ = "volumes-not-read";
    private static final String BEHIND = "rounds-behind";
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);
    /** Small archives are read a few volumes at a time all the same. */
    private static final long LEAST = 16L << 20;

    private final Rounds rounds;
    private final ReplicaRoom replica;
    private final Clock clock;
    private final Troubles troubles;

    RoundRoom(Rounds rounds, ReplicaRoom replica, Clock clock, Troubles troubles) {
        this.rounds = rounds;
        this.replica = replica;
        this.clock = clock;
        this.troubles = troubles;
        tell();
    }

    /** One step of the duty; a volume that cannot be looked at keeps no other from it, and is told. */
    public void attend() {
        troubles.attend(DUTY, () -> {
            int copies = replica.replication().wanted() ? 2 : 1;
            tell(rounds.step(new Budget(share(rounds.standing(), copies), LONGEST_STEP, PERIOD.dividedBy(2))));
        });
    }

    /**
     * How many bytes a step reads: half as many again as the period asks for, also of volumes that nobody has read yet.
     *
     * @param copies of each file
     */
    static long share(Standing standing, int copies) {
        double part = 1.5 * PAUSE.toSeconds() / PERIOD.toSeconds();
        return Math.max(LEAST, (long) (standing.bytes() * part * copies));
    }

    /** Reads what is due, or everything, at once. */
    public Step now(boolean everything) {
        Duration rest = everything ? Duration.ZERO : PERIOD.dividedBy(2);
        Step step = rounds.step(new Budget(Long.MAX_VALUE, Duration.ofDays(365), rest));
        tell(step);
        return step;
    }

    private void tell(Step step) {
        tell();
        if (step.failed().isEmpty()) {
            troubles.clear(NOT_READ);
        } else {
            troubles.note(
                    NOT_READ, step.failed().size() + " " + step.failed().get(0).code());
        }
    }

    private void tell() {
        Standing standing = rounds.standing();
        if (standing.damages() == 0) {
            troubles.clear(DAMAGED);
        } else {
            troubles.note(DAMAGED, Long.toString(standing.damages()));
        }
        if (isBehind(standing)) {
            troubles.note(BEHIND, Long.toString(standing.never()));
        } else {
            troubles.clear(BEHIND);
        }
    }

    /** Whether a volume has been waiting for longer than anything may. */
    private boolean isBehind(Standing standing) {
        Instant latest = clock.instant().minus(PERIOD);
        return standing.waiting().filter(since -> since.isBefore(latest)).isPresent();
    }

    public Rounds rounds() {
        return rounds;
    }

    /** The second copy, which rounds read too. */
    public ReplicaRoom replica() {
        return replica;
    }
}
