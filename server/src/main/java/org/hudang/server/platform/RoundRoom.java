package org.hudang.server.platform;

import java.time.Duration;
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
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);
    /** Small archives are read a few volumes at a time all the same. */
    private static final long LEAST = 16L << 20;

    private final Rounds rounds;
    private final ReplicaRoom replica;
    private final Troubles troubles;

    RoundRoom(Rounds rounds, ReplicaRoom replica, Troubles troubles) {
        this.rounds = rounds;
        this.replica = replica;
        this.troubles = troubles;
        tell();
    }

    /** One step of the duty: half as fast again as the period asks for. */
    public void attend() {
        troubles.attend(DUTY, () -> {
            Standing standing = rounds.standing();
            double share = 1.5 * PAUSE.toSeconds() / PERIOD.toSeconds();
            int copies = replica.replication().wanted() ? 2 : 1;
            long bytes = Math.max(LEAST, (long) (standing.bytes() * share * copies));
            rounds.step(new Budget(bytes, LONGEST_STEP, PERIOD.dividedBy(2)));
            tell();
        });
    }

    /** Reads what is due, or everything, at once. */
    public Step now(boolean everything) {
        Duration rest = everything ? Duration.ZERO : PERIOD.dividedBy(2);
        Step step = rounds.step(new Budget(Long.MAX_VALUE, Duration.ofDays(365), rest));
        tell();
        return step;
    }

    private void tell() {
        long damages = rounds.standing().damages();
        if (damages == 0) {
            troubles.clear(DAMAGED);
        } else {
            troubles.note(DAMAGED, Long.toString(damages));
        }
    }

    public Rounds rounds() {
        return rounds;
    }

    /** The second copy, which rounds read too. */
    public ReplicaRoom replica() {
        return replica;
    }
}
