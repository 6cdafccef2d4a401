package org.hudang.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hudang.archive.volume.VolumeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The filing process is killed with SIGKILL in front of every force and every rename that it makes, and of some of its writes
 * to disk and database; the next process finds each filing whole or not at all, and everything that was acknowledged.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KillTest {
    private static final String CALLS = "fsync,rename,write";
    private static final int WRITES = 6;

    @TempDir
    private Path folder;

    @Test
    void killed_in_front_of_every_force_and_rename_nothing_is_half_and_nothing_acknowledged_is_lost() throws Exception {
        long start = System.nanoTime();
        Sweep sweep = new Sweep(folder);
        Map<Job, Map<String, Integer>> counted = new EnumMap<>(Job.class);
        List<Sweep.Point> points = new ArrayList<>();
        for (Job job : Job.values()) {
            Map<String, Integer> calls = sweep.count(job, CALLS);
            counted.put(job, calls);
            every(job, "fsync", calls, points);
            every(job, "rename", calls, points);
            sampled(job, calls.getOrDefault("write", 0), points);
        }
        assertThat(places(points, Job.CREATE, "fsync")).isGreaterThan(20);
        assertThat(places(points, Job.UPDATE, "rename")).isGreaterThanOrEqualTo(3);
        assertThat(places(points, Job.FINISH, "fsync")).isPositive();

        Set<String> kills = ConcurrentHashMap.newKeySet();
        Set<String> found = ConcurrentHashMap.newKeySet();
        sweep.run(points, (bench, place, point) -> {
            try (Store store = bench.fresh(place)) {
                VolumeId volume = point.job().prepare(store);
                Life.Tracer tracer = Life.Tracer.killing(point.call(), point.nth());
                Life life = Life.live(
                        Optional.of(tracer), place, bench.source(), point.job().words(volume));
                if (life.killed()) {
                    kills.add(point.toString());
                }
                found.add(point.job() + " " + point.job().judge(store, volume, life));
            }
        });

        assertThat(points.stream()
                        .filter(point -> !point.call().equals("write"))
                        .map(Sweep.Point::toString))
                .as("every force and rename was met")
                .allMatch(kills::contains);
        assertThat(found)
                .as("early deaths leave nothing, late ones are rolled forward")
                .contains("CREATE false", "CREATE true", "UPDATE false", "UPDATE true", "HEAL false", "HEAL true");
        System.out.printf(
                "Killed %d of %d lives, in front of %s, in %d s%n",
                kills.size(), points.size(), counted, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    }

    /** The tracer counts the calls of each thread: the first of them to make its n-th dies with all others. */
    @Test
    void killed_while_eight_files_are_forced_at_a_time_and_rows_are_written_beside_it_nothing_is_half_either()
            throws Exception {
        List<Sweep.Point> points = new ArrayList<>();
        for (int nth = 1; nth <= 4; nth++) {
            points.add(new Sweep.Point(Job.CREATE, "fsync", nth));
            points.add(new Sweep.Point(Job.UPDATE, "fsync", nth));
        }
        points.add(new Sweep.Point(Job.CREATE, "rename", 1));
        for (int nth = 1; nth <= 3; nth++) {
            points.add(new Sweep.Point(Job.UPDATE, "rename", nth));
        }
        Set<String> kills = ConcurrentHashMap.newKeySet();
        new Sweep(folder).run(points, (bench, place, point) -> {
            try (Store store = bench.fresh(place)) {
                VolumeId volume = point.job().prepare(store);
                List<String> words = new ArrayList<>(List.of("eager"));
                words.addAll(point.job().words(volume));
                Life life = Life.live(
                        Optional.of(Life.Tracer.killing(point.call(), point.nth())), place, bench.source(), words);
                if (life.killed()) {
                    kills.add(point.toString());
                }
                point.job().judge(store, volume, life);
            }
        });
        assertThat(kills)
                .contains(
                        "CREATE fsync 1",
                        "UPDATE fsync 1",
                        "CREATE rename 1",
                        "UPDATE rename 1",
                        "UPDATE rename 2",
                        "UPDATE rename 3");
    }

    private static long places(List<Sweep.Point> points, Job job, String call) {
        return points.stream()
                .filter(point -> point.job() == job && point.call().equals(call))
                .count();
    }

    private static void every(Job job, String call, Map<String, Integer> calls, List<Sweep.Point> points) {
        for (int nth = 1; nth <= calls.getOrDefault(call, 0); nth++) {
            points.add(new Sweep.Point(job, call, nth));
        }
    }

    /** Writes to files, to the database and to the caller, evenly spread; the last is the answer. */
    private static void sampled(Job job, int writes, List<Sweep.Point> points) {
        int samples = Math.min(WRITES, writes);
        for (int i = 1; i <= samples; i++) {
            points.add(new Sweep.Point(job, "write", writes * i / samples));
        }
    }
}
