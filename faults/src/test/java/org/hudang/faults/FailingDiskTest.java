package org.hudang.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.volume.VolumeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk answers one call of a filing with EIO and would say yes to the next, as Linux does. The tracer does not let that
 * call happen, and the bytes still lie in the page cache: that they would be lost is shown by {@link PowerCutTest}, that nobody
 * relies on them here.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class FailingDiskTest {
    @TempDir
    private Path folder;

    @Test
    void a_force_or_rename_that_fails_is_never_answered_and_a_force_is_never_made_good_by_a_second_one()
            throws Exception {
        Sweep sweep = new Sweep(folder);
        List<Sweep.Point> points = new ArrayList<>();
        for (Job job : List.of(Job.CREATE, Job.UPDATE)) {
            Map<String, Integer> calls = sweep.count(job, "fsync,rename");
            calls.forEach((call, times) -> {
                for (int nth = 1; nth <= times; nth++) {
                    points.add(new Sweep.Point(job, call, nth));
                }
            });
        }
        assertThat(points).hasSizeGreaterThan(35);

        Set<String> outcomes = ConcurrentHashMap.newKeySet();
        sweep.run(points, (bench, place, point) -> {
            try (Store store = bench.fresh(place)) {
                VolumeId volume = point.job().prepare(store);
                List<String> twice = new ArrayList<>(point.job().words(volume));
                twice.addAll(point.job().words(volume));
                Life.Tracer tracer = Life.Tracer.failing(point.call(), point.nth());
                Life life = Life.live(Optional.of(tracer), place, bench.source(), twice);
                assertThat(life.said()).hasSize(2);
                String first = life.said().get(0);
                String second = life.said().get(1);
                assertThat(first).startsWith("REFUSED f AR-0");
                if (first.endsWith("AR-018")) {
                    assertThat(second).isEqualTo("REFUSED f AR-018");
                } else {
                    assertThat(second).startsWith("ANSWER f");
                }
                outcomes.add(point.call() + " " + first);
                boolean whole = point.job().judge(store, volume, life);
                assertThat(whole || second.startsWith("REFUSED")).isTrue();
            }
        });

        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        "fsync REFUSED f AR-012", "fsync REFUSED f AR-018", "rename REFUSED f AR-012");
        System.out.printf("Failed %d forces and renames: %s%n", points.size(), outcomes);
    }

    /**
     * The tracer counts the calls of each thread: several may fail, and those of both tries, of which the second finishes the first
     * in a thread of its own.
     */
    @Test
    void what_fails_while_rows_are_written_beside_it_is_never_answered_either() throws Exception {
        List<Sweep.Point> points = new ArrayList<>();
        for (int nth = 1; nth <= 3; nth++) {
            points.add(new Sweep.Point(Job.CREATE, "fsync", nth));
            points.add(new Sweep.Point(Job.UPDATE, "fsync", nth));
            points.add(new Sweep.Point(Job.UPDATE, "rename", nth));
        }
        Set<String> refused = ConcurrentHashMap.newKeySet();
        new Sweep(folder).run(points, (bench, place, point) -> {
            try (Store store = bench.fresh(place)) {
                VolumeId volume = point.job().prepare(store);
                List<String> words = new ArrayList<>(List.of("eager"));
                words.addAll(point.job().words(volume));
                words.addAll(point.job().words(volume));
                Life.Tracer tracer = Life.Tracer.failing(point.call(), point.nth());
                Life life = Life.live(Optional.of(tracer), place, bench.source(), words);
                assertThat(life.said()).hasSize(2).allMatch(said -> said.matches("ANSWER f .*|REFUSED f AR-01[278]"));
                if (life.said().get(0).startsWith("REFUSED")) {
                    refused.add(point.toString());
                }
                point.job().judge(store, volume, life);
            }
        });
        assertThat(refused)
                .contains("CREATE fsync 1", "UPDATE fsync 1", "UPDATE rename 1", "UPDATE rename 2", "UPDATE rename 3");
    }

    @Test
    void what_cannot_be_read_is_named_and_keeps_nothing_else_from_being_looked_at() throws Exception {
        Path place = folder.resolve("read");
        try (Bench bench = new Bench();
                Store store = bench.fresh(place)) {
            Archive archive = store.archive();
            for (String key : List.of("a", "b", "c")) {
                VolumeId volume = Store.volume(archive, key);
                archive.file(Store.filing(key, volume, List.of("paper of " + key)), Store.CLERK);
            }
            List<Path> originals = originals(store.root());
            assertThat(originals).hasSize(3);
            Files.writeString(originals.get(2), "altered");
            String altered = "FINDING FILE_ALTERED " + store.root().relativize(originals.get(2));
            Path file = originals.get(0);
            Path item = Objects.requireNonNull(originals.get(1).getParent());

            for (Life.Tracer tracer : List.of(
                    new Life.Tracer("read", "read:error=EIO", Optional.of(file)),
                    new Life.Tracer("getdents64", "getdents64:error=EIO", Optional.of(item)))) {
                Life life = Life.live(Optional.of(tracer), place, bench.source(), List.of("check"));

                String unreadable = "FINDING FILE_UNREADABLE "
                        + store.root().relativize(tracer.file().orElseThrow());
                assertThat(life.said())
                        .filteredOn(line -> line.startsWith("FINDING"))
                        .containsExactlyInAnyOrder(unreadable, altered);
            }
        }
    }

    private static List<Path> originals(Path root) throws Exception {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith("1-original.txt"))
                    .sorted()
                    .toList();
        }
    }
}
