package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.hudang.conformance.MortalRun.Victims;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job is killed with SIGKILL, again and again, each time in what the last death left half done; in the end it
 * has done its work once.
 *
 * <p>The moments are drawn from a seed: {@code -Dkill.seed=N} draws others, {@code -Dkill.rounds=N} draws more of them.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class KillSweepTest {
    private static final long SEED = Long.getLong("kill.seed", 20_261_124);
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 10);

    /** Of the lines that the main job says, those by which its work is done; the rest is judged and searched. */
    private static final int WORKING_LINES = 32;

    private static final long LONGEST_STEP = 1_500;
    private static final List<Victims> VICTIMS = List.of(Victims.values());

    /** What a data directory holds in which the job was done twice, and nothing else: no house was kept open over it. */
    private static final SortedMap<String, Long> UNDISTURBED = new TreeMap<>();

    private final Random chance = new Random(SEED);
    private final List<String> deaths = new ArrayList<>();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @BeforeAll
    static void undisturbed(@TempDir Path place) throws IOException, SQLException {
        Path home = place.resolve("data");
        for (int i = 0; i < 2; i++) {
            Product.Run run = Product.in(home, "demo");
            assertThat(run.exit()).as(run.err()).isZero();
        }
        UNDISTURBED.putAll(Holdings.of(home));
    }

    @Test
    void killed_while_everything_is_being_made_the_next_start_makes_it_whole() throws Exception {
        long opening = firstLine(folder.resolve("first"));
        for (int i = 0; i < Math.max(2, ROUNDS / 5); i++) {
            Path home = folder.resolve("data-" + i);
            for (int death = 0; death < 3; death++) {
                live(home, 0, (long) (chance.nextDouble() * opening));
            }
            firstLine(home);
        }
        System.out.println("Killed while making: " + deaths);
    }

    @Test
    void killed_at_any_moment_the_next_run_brings_the_main_job_to_its_end() throws Exception {
        Path home = folder.resolve("data");
        long opening = firstLine(home);
        for (int round = 0; round < ROUNDS; round++) {
            if (chance.nextBoolean()) {
                live(home, 0, (long) (chance.nextDouble() * opening));
            }
            int line = 1 + (int) ((round + chance.nextDouble()) * WORKING_LINES / ROUNDS);
            live(home, line, chance.nextBoolean() ? 0 : chance.nextLong(LONGEST_STEP));
        }
        System.out.println("Killed at work: " + deaths);

        endsAsUndisturbed(home);
    }

    @Test
    void killed_in_front_of_a_rename_a_sync_or_a_message_it_ends_as_well() throws Exception {
        Path home = folder.resolve("data");
        DyingJdk jdk = DyingJdk.in(folder.resolve("jdk"));
        for (int round = 0; round < 3; round++) {
            dieAt(home, jdk, "rename", 2 + chance.nextInt(8));
        }
        firstLine(home);
        for (int round = 0; round < ROUNDS; round += 3) {
            dieAt(home, jdk, "write", 700 + chance.nextInt(900));
            dieAt(home, jdk, "fsync", 20 + chance.nextInt(120));
            dieAt(home, jdk, "rename", 28 + chance.nextInt(24));
        }
        System.out.println("Killed in front of: " + deaths);

        endsAsUndisturbed(home);
    }

    /** How long it takes until the first line is said; the run dies right after it, and the database with it. */
    private static long firstLine(Path home) throws Exception {
        long start = System.nanoTime();
        MortalRun run = MortalRun.start(home, Product.command(home, "demo"));
        if (!run.says(1)) {
            run.mustEndWell();
        }
        run.kill(Victims.EVERYTHING);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** One life: until so many lines are said and so many milliseconds have passed, or to its good end. */
    private void live(Path home, int lines, long millis) throws Exception {
        Victims victims = VICTIMS.get(chance.nextInt(VICTIMS.size()));
        MortalRun run = MortalRun.start(home, Product.command(home, "demo"));
        if (run.says(lines) && run.outlives(millis)) {
            run.kill(victims);
            deaths.add(victims + " after line " + lines + " and " + millis + " ms");
        } else {
            run.mustEndWell();
            deaths.add("nobody");
        }
    }

    private void dieAt(Path home, DyingJdk jdk, String call, int nth) throws Exception {
        MortalRun run = MortalRun.start(home, jdk.demo(home, call, nth));
        boolean killed = run.mustEndWellOrByTheTracer();
        deaths.add(killed ? call + " " + nth + " after line " + run.lines() : "nobody");
    }

    private static void endsAsUndisturbed(Path home) throws IOException, SQLException {
        Product.Run last = Product.in(home, "demo", "--json");
        assertThat(last.exit()).as(last.err()).isZero();
        assertThat(Product.at(home)).as("processes left").isEmpty();
        assertThat(summary(last.json())).isEqualTo(summary(Product.demo()));

        Product.Run check = Product.in(home, "archive", "check");
        assertThat(check.exit()).as(check.out()).isZero();
        assertThat(OcflJudge.judge(home.resolve("archive")).findings()).isEmpty();
        assertThat(Holdings.of(home)).isEqualTo(UNDISTURBED);
    }

    /** What the main job says of its results, without what is drawn at random. */
    private static List<String> summary(JsonNode demo) {
        List<String> said = new ArrayList<>();
        demo.path("steps").forEach(step -> said.add(step.path("step").asText()));
        said.replaceAll(step -> step.equals("demo.users.again") ? "demo.users" : step);
        demo.path("households")
                .forEach(one -> said.add("members " + one.path("members") + ", items " + one.path("items")));
        for (JsonNode paper : demo.path("papers")) {
            said.add(paper.path("kind").asText() + " " + paper.path("expect").asText() + ", ECDSA "
                    + paper.path("ecdsa") + ", SM2 " + paper.path("sm2"));
        }
        demo.path("certificates")
                .forEach(one -> said.add("certificate " + one.path("state").asText()));
        demo.path("searches")
                .forEach(one -> said.add(one.path("query").asText() + " found "
                        + one.path("total").asInt()));
        return said;
    }
}
