package org.hudang.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.volume.VolumeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of the archive loses its power while filings are answered, one after the other: an ext4 file system in a file is
 * shut down without its log. The database lies elsewhere and remembers everything, which is the harder half: it knows of every
 * filing whose bytes the disk might have lost.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class PowerCutTest {
    private static final int ROUNDS = Integer.getInteger("power.rounds", 10);
    private static final long SEED = Long.getLong("power.seed", 20_261_128);
    private static final int MEGABYTES = 96;
    private static final int MOST_ANSWERS = 12;
    /** Milliseconds, on a busy machine. */
    private static final int LONGEST_FILING = 80;

    private final Random chance = new Random(SEED);

    @TempDir
    private Path folder;

    private Path image;
    private Path disk;
    private Bench bench;
    private Store store;

    @BeforeEach
    void makeDisk() throws Exception {
        image = folder.resolve("disk.img");
        disk = folder.resolve("disk");
        Machine.makeDisk(image, MEGABYTES);
        Machine.mountDisk(image, disk);
        bench = new Bench();
        store = bench.fresh(disk.resolve("store"));
        store.archive();
        remount();
    }

    @AfterEach
    void unmount() throws Exception {
        if (bench != null) {
            store.close();
            bench.close();
            Machine.unmount(disk);
        }
    }

    @Test
    void whenever_the_power_fails_every_acknowledged_filing_is_there() throws Exception {
        Map<String, VolumeId> acknowledged = new LinkedHashMap<>();
        int forward = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> answers = cut(Optional.empty(), "r" + round, 1 + chance.nextInt(MOST_ANSWERS));

            Archive next = store.archive();
            forward += Bench.recovered(store, next);
            remember(next, answers, acknowledged);
            Bench.assertWhole(store, next);
        }
        for (Map.Entry<String, VolumeId> one : acknowledged.entrySet()) {
            Bench.assertAcknowledged(store.archive(), one.getValue(), one.getKey(), papers(one.getKey()));
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
        System.out.printf(
                "Cut the power %d times: %d acknowledged filings are there, %d were rolled forward%n",
                ROUNDS, acknowledged.size(), forward);
    }

    /** Were nothing forced, this test would see it: the same cut then loses what was acknowledged. */
    @Test
    void without_forces_the_same_cut_loses_acknowledged_filings() throws Exception {
        Life.Tracer silenced = new Life.Tracer("fsync", "fsync:retval=0", Optional.empty());
        List<String> answers = cut(Optional.of(silenced), "silenced", MOST_ANSWERS);

        assertThat(answers).hasSizeGreaterThanOrEqualTo(MOST_ANSWERS);
        assertThat(lost(store, answers)).isPositive();
    }

    /** How many of these filings cannot be read; whatever else is broken. */
    private static int lost(Store store, List<String> answers) {
        int lost = 0;
        for (String key : answers) {
            try {
                Archive archive = store.archive();
                Bench.assertAcknowledged(archive, volume(archive, key), key, papers(key));
            } catch (ArchiveException | AssertionError | IOException gone) {
                lost++;
            }
        }
        return lost;
    }

    /** Lets the driver file until so many were answered, cuts the power at some moment behind that, and mounts anew. */
    private List<String> cut(Optional<Life.Tracer> tracer, String name, int after) throws Exception {
        Process driver = Life.driver(tracer, disk.resolve("store"), bench.source(), List.of("eager", "endless", name))
                .start();
        List<String> answers = new ArrayList<>();
        try (BufferedReader said = driver.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            while (line != null && line.startsWith("ANSWER ")) {
                answers.add(line.split(" ", -1)[1]);
                if (answers.size() == after) {
                    // the driver goes on meanwhile: the moment is somewhere within its next filings
                    Machine.cutPower(disk, chance.nextInt(LONGEST_FILING));
                }
                line = said.readLine();
            }
        } finally {
            driver.destroyForcibly();
            driver.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        }
        assertThat(answers).as("%s was answered", name).hasSizeGreaterThanOrEqualTo(after);
        remount();
        return answers;
    }

    private void remount() throws Exception {
        Machine.unmount(disk);
        Machine.mountDisk(image, disk);
    }

    private static void remember(Archive archive, List<String> answers, Map<String, VolumeId> acknowledged)
            throws IOException {
        for (String key : answers) {
            VolumeId volume = volume(archive, key);
            Bench.assertAcknowledged(archive, volume, key, papers(key));
            acknowledged.put(key, volume);
        }
    }

    /** The volume that the driver opened for this filing: asking again with the same keys gives it. */
    private static VolumeId volume(Archive archive, String key) {
        return Store.volume(archive, key.substring(0, key.lastIndexOf('-')));
    }

    private static String papers(String key) {
        return key + "*2000," + key;
    }
}
