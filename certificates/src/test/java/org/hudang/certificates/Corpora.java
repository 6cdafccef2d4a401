package org.hudang.certificates;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Files that others made; a test that needs one is skipped, and says so, where they are absent. */
public final class Corpora {
    private Corpora() {}

    /** One file of the corpora. */
    public static Path file(String name) {
        Optional<Path> folder = folder();
        if (folder.isEmpty()) {
            System.err.println(
                    "SKIPPED: the shared corpora are absent (HUDANG_CORPORA), nothing was tested with " + name);
        }
        Assumptions.assumeTrue(folder.isPresent(), "the shared corpora are absent");
        return folder.orElseThrow().resolve(name);
    }

    private static Optional<Path> folder() {
        String set = System.getenv("HUDANG_CORPORA");
        if (set != null) {
            return Optional.of(Path.of(set)).filter(Files::isDirectory);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/corpora");
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
