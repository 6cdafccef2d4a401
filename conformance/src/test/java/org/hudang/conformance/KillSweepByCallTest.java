package org.hudang.conformance;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job dies in front of a call of the kernel, where a clock would hardly ever hit; in the end it has done its work
 * once.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class KillSweepByCallTest {
    private final KillSweep sweep = new KillSweep();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void killed_in_front_of_a_rename_a_sync_or_a_message_it_ends_as_well() throws Exception {
        Path home = folder.resolve("data");
        DyingJdk jdk = DyingJdk.in(folder.resolve("jdk"));
        for (int round = 0; round < 3; round++) {
            sweep.dieAt(home, jdk, "rename", 2 + sweep.chance().nextInt(8));
        }
        KillSweep.firstLine(home);
        for (int round = 0; round < KillSweep.ROUNDS; round += 3) {
            sweep.dieAt(home, jdk, "write", 700 + sweep.chance().nextInt(900));
            sweep.dieAt(home, jdk, "fsync", 20 + sweep.chance().nextInt(120));
            sweep.dieAt(home, jdk, "rename", 28 + sweep.chance().nextInt(24));
        }
        System.out.println("Killed in front of: " + sweep.deaths());

        KillSweep.endsAsUndisturbed(home);
    }
}
