package org.hudang.conformance;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job is killed with SIGKILL, again and again, each time in what the last death left half done; in the end it
 * has done its work once.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class KillSweepTest {
    /** Of the lines that the main job says, those by which its work is done; the rest is judged and searched. */
    private static final int WORKING_LINES = 32;

    private static final long LONGEST_STEP = 1_500;

    private final KillSweep sweep = new KillSweep();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void killed_while_everything_is_being_made_the_next_start_makes_it_whole() throws Exception {
        long opening = KillSweep.firstLine(folder.resolve("first"));
        for (int i = 0; i < Math.max(2, KillSweep.ROUNDS / 5); i++) {
            Path home = folder.resolve("data-" + i);
            for (int death = 0; death < 3; death++) {
                sweep.live(home, 0, (long) (sweep.chance().nextDouble() * opening));
            }
            KillSweep.firstLine(home);
        }
        System.out.println("Killed while making: " + sweep.deaths());
    }

    @Test
    void killed_at_any_moment_the_next_run_brings_the_main_job_to_its_end() throws Exception {
        Path home = folder.resolve("data");
        long opening = KillSweep.firstLine(home);
        for (int round = 0; round < KillSweep.ROUNDS; round++) {
            if (sweep.chance().nextBoolean()) {
                sweep.live(home, 0, (long) (sweep.chance().nextDouble() * opening));
            }
            int line = 1 + (int) ((round + sweep.chance().nextDouble()) * WORKING_LINES / KillSweep.ROUNDS);
            sweep.live(
                    home,
                    line,
                    sweep.chance().nextBoolean() ? 0 : sweep.chance().nextLong(LONGEST_STEP));
        }
        System.out.println("Killed at work: " + sweep.deaths());

        KillSweep.endsAsUndisturbed(home);
    }
}
