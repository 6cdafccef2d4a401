package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the main job needs of the machine. */
class FootprintTest {
    @TempDir
    private Path folder;

    @Test
    void the_main_job_needs_at_most_one_gibibyte_in_all_its_processes() throws Exception {
        Path home = folder.resolve("data");
        Process demo = Product.command(home, "demo")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        Footprint peak = new Footprint(List.of());
        int looks = 0;
        do {
            peak = peak.or(Footprint.of(home, demo.toHandle()));
            looks++;
        } while (!demo.waitFor(100, TimeUnit.MILLISECONDS));

        System.out.printf("The main job needed at its peak (%d looks) %s%n", looks, peak);
        assertThat(demo.exitValue()).isZero();
        assertThat(looks).isGreaterThan(20);
        assertThat(peak.bytes()).isBetween(Footprint.GIB / 10, Footprint.GIB);
    }
}
