package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.hudang.conformance.MortalRun.Victims;

/**
 * Lives of the main job that end early, one after the other, at moments drawn from a seed: {@code -Dkill.seed=N} draws
 * others, {@code -Dkill.rounds=N} draws more of them.
 */
final class KillSweep {
    static final int ROUNDS = Integer.getInteger("kill.rounds", 8);
    private static final long SEED = Long.getLong("kill.seed", 20_261_124);
    private static final List<Victims> VICTIMS = List.of(Victims.values());

    private final Random chance = new Random(SEED);
    private final List<String> deaths = new ArrayList<>();

    /** The chance of this sweep. */
    Random chance() {
        return chance;
    }

    /** Who died when, in words. */
    List<String> deaths() {
        return deaths;
    }

    /** How long it takes until the first line is said; the run dies right after it, and the database with it. */
    static long firstLine(Path home) throws Exception {
        long start = System.nanoTime();
        MortalRun run = MortalRun.start(home, Product.command(home, "demo"));
        if (!run.says(1)) {
            run.mustEndWell();
        }
        run.kill(Victims.EVERYTHING);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** One life: until so many lines are said and so many milliseconds have passed, or to its good end. */
    void live(Path home, int lines, long millis) throws Exception {
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

    /** One life under the tracer, which may end it in front of the n-th of these calls. */
    void dieAt(Path home, DyingJdk jdk, String call, int nth) throws Exception {
        MortalRun run = MortalRun.start(home, jdk.demo(home, call, nth));
        boolean killed = run.mustEndWellOrByTheTracer();
        deaths.add(killed ? call + " " + nth + " after line " + run.lines() : "nobody");
    }

    /** One more run comes to its end, and all is there as if nobody had ever died. */
    static void endsAsUndisturbed(Path home) throws IOException, SQLException {
        Product.Run last = Product.in(home, "demo", "--json");
        assertThat(last.exit()).as(last.err()).isZero();
        assertThat(Product.at(home)).as("processes left").isEmpty();
        assertThat(summary(last.json())).isEqualTo(summary(Product.demo()));

        Product.Run check = Product.in(home, "archive", "check");
        assertThat(check.exit()).as(check.out()).isZero();
        assertThat(OcflJudge.judge(home.resolve("archive")).findings()).isEmpty();
        assertThat(Holdings.of(home)).isEqualTo(Undisturbed.HOLDINGS);
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

    /** What a data directory holds in which the job was done twice, and nothing else: no house was kept open over it. */
    private static final class Undisturbed {
        static final SortedMap<String, Long> HOLDINGS = holdings();

        private static SortedMap<String, Long> holdings() {
            try {
                Path home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "undisturbed-")
                        .resolve("data");
                Product.demoAt(home);
                Product.Run run = Product.in(home, "demo");
                assertThat(run.exit()).as(run.err()).isZero();
                SortedMap<String, Long> holdings = Holdings.of(home);
                MortalRun.end(home);
                return holdings;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
