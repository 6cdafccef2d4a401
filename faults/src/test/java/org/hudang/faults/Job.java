package org.hudang.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.volume.VolumeId;

/** What the driver is doing when the fault comes: the filing {@code f} in one way or another. */
enum Job {
    /** The first filing of a volume. */
    CREATE,
    /** A later one. */
    UPDATE,
    /** A later one that brings a paper whose copy in the storage is damaged. */
    HEAL,
    /** Recovery of a filing whose bytes lie in the work directory. */
    ROLL_FORWARD,
    /** Recovery of a filing whose version is in place. */
    FINISH;

    private static final String KEY = "f";
    private static final String PAPERS = "paper,second";
    private static final String BEFORE = "paper";

    /** Makes the archive as the driver finds it. */
    VolumeId prepare(Store store) throws IOException {
        Archive archive = store.archive();
        VolumeId volume = Store.volume(archive, "v");
        if (this != CREATE) {
            archive.file(Store.filing("before", volume, List.of(BEFORE)), Store.CLERK);
        }
        switch (this) {
            case HEAL -> damage(store.root());
            case ROLL_FORWARD -> breakOff(store, volume, "rename folder");
            case FINISH -> breakOff(store, volume, "catalogue");
            default -> {
                // the driver does it all
            }
        }
        return volume;
    }

    /** What the driver is told to do. */
    List<String> words(VolumeId volume) {
        return switch (this) {
            case CREATE, UPDATE, HEAL -> List.of("file", volume.value(), KEY, PAPERS);
            case ROLL_FORWARD, FINISH -> List.of("recover");
        };
    }

    /**
     * Looks what the next process finds: the filing whole or not at all, what was acknowledged in any case; and that a retry
     * files it once.
     *
     * @return whether it was found whole
     */
    boolean judge(Store store, VolumeId volume, Life life) throws IOException {
        Archive next = store.archive();
        Bench.recovered(store, next);
        if (this != HEAL) {
            Bench.assertWhole(store, next);
        }
        boolean whole = next.file(Store.filing(KEY, volume, Arrays.asList(PAPERS.split(","))), Store.CLERK)
                .again();
        if (this == ROLL_FORWARD || this == FINISH) {
            assertThat(whole).as("recovery does not lose what is safe").isTrue();
        }
        assertThat(whole || life.said().stream().noneMatch(line -> line.startsWith("ANSWER " + KEY)))
                .as("what was answered is there")
                .isTrue();
        Bench.assertAcknowledged(next, volume, KEY, PAPERS);
        if (this != CREATE) {
            Bench.assertAcknowledged(next, volume, "before", BEFORE);
        }
        Bench.assertWhole(store, next);
        return whole;
    }

    private static void damage(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            Path original = all.filter(file -> file.toString().endsWith("1-original.txt"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(original, "papes");
        }
    }

    private static void breakOff(Store store, VolumeId volume, String at) {
        Archive dying = store.builder(step -> {
                    if (step.equals(at)) {
                        throw new Ended();
                    }
                })
                .build();
        try {
            dying.file(Store.filing(KEY, volume, Arrays.asList(PAPERS.split(","))), Store.CLERK);
            throw new AssertionError("never came to " + at);
        } catch (Ended broken) {
            // as it should
        }
    }

    /** Not an exception that any code of the archive handles. */
    private static final class Ended extends Error {
        private static final long serialVersionUID = 1;
    }
}
