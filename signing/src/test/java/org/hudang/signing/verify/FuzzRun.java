package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fuzzes each target in a process of its own: {@code -Dtest=FuzzRun -Dhudang.fuzz=60} for 60 seconds each, two at a time.
 * The name keeps it out of the ordinary run. An input that breaks a target is left in {@code target/fuzz}; it belongs
 * into {@code src/test/resources/fuzz} beside its correction.
 */
class FuzzRun {
    private static final int AT_ONCE = 2;
    private static final int SECONDS = Integer.getInteger("hudang.fuzz", 10);
    /** Seconds for one input on a busy machine; the first one makes the keys. */
    private static final int SLOWEST = 120;

    private static final Path FOUND = Path.of("target", "fuzz").toAbsolutePath();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path corpus;

    @Test
    void no_target_is_broken_by_what_the_fuzzer_thinks_of() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(FuzzReplayTest.targets().keySet());
        for (int i = 0; i < names.size(); i += AT_ONCE) {
            List<String> together = names.subList(i, Math.min(names.size(), i + AT_ONCE));
            List<Process> running = new ArrayList<>();
            for (String name : together) {
                running.add(start(name));
            }
            for (int j = 0; j < running.size(); j++) {
                assertEnded(together.get(j), running.get(j));
            }
        }
    }

    private Process start(String name) throws IOException {
        Path seeds = Files.createDirectories(corpus.resolve(name));
        int number = 0;
        for (byte[] seed : FuzzReplayTest.seeds(name).values()) {
            Files.write(seeds.resolve("seed-" + number++), seed);
        }
        Path found = Files.createDirectories(FOUND.resolve(name));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=org.hudang.signing.verify." + name,
                        "--instrumentation_includes=org.hudang.signing.verify.**",
                        "--custom_hook_excludes=**",
                        "--reproducer_path=" + found,
                        "-artifact_prefix=" + found + File.separator,
                        "-max_total_time=" + SECONDS,
                        "-max_len=16384",
                        "-rss_limit_mb=2048",
                        "-timeout=" + SLOWEST,
                        seeds.toString())
                .redirectErrorStream(true)
                .redirectOutput(found.resolve("log.txt").toFile())
                .start();
    }

    private static void assertEnded(String name, Process process) throws InterruptedException, IOException {
        Path log = FOUND.resolve(name).resolve("log.txt");
        boolean ended = process.waitFor(SECONDS + 2 * SLOWEST, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String said = Files.readString(log);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).as("it ran at all").contains("DONE");
        said.lines().filter(line -> line.contains("DONE")).forEach(line -> System.err.println(name + ": " + line));
    }
}
