package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the main job needs of the machine. */
class FootprintTest {
    private static final long GIB = 1L << 30;

    @TempDir
    private Path folder;

    @Test
    void the_main_job_needs_at_most_one_gibibyte_in_all_its_processes() throws Exception {
        Path home = folder.resolve("data");
        Process demo = Product.command(home, "demo")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        long peak = 0;
        int looks = 0;
        do {
            long now = Product.processes(home, demo.toHandle()).stream()
                    .mapToLong(process -> share(process.pid()))
                    .sum();
            peak = Math.max(peak, now);
            looks++;
        } while (!demo.waitFor(100, TimeUnit.MILLISECONDS));

        System.out.printf("The main job needed %d MiB at its peak (%d looks)%n", peak >> 20, looks);
        assertThat(demo.exitValue()).isZero();
        assertThat(looks).isGreaterThan(20);
        assertThat(peak).isBetween(GIB / 10, GIB);
    }

    /** The memory of a process with its part of what it shares with others (proc(5), smaps_rollup), bytes. */
    private static long share(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
            return 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
