package org.hudang.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Folders for the files of a run: under {@code hudang.benchmarks.work}, else under {@code target}; never in memory, where
 * forcing to disk would cost nothing. Removed when the JVM ends.
 */
public final class WorkFolder {
    private WorkFolder() {}

    /** A new, empty folder. */
    public static Path fresh() {
        try {
            Path parent = Path.of(System.getProperty("hudang.benchmarks.work", "target/work"))
                    .toAbsolutePath();
            Files.createDirectories(parent);
            Path folder = Files.createTempDirectory(parent, "run-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder with all that is in it; what cannot be removed stays. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
