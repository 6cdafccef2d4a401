package org.hudang.archive.intake;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the corpora beside the project; {@code HUDANG_CORPORA} names another place. */
public final class Corpora {
    private Corpora() {}

    public static Path folder(String name) {
        String named = System.getenv("HUDANG_CORPORA");
        Path found = named != null ? Path.of(named, name) : above(name);
        boolean there = Files.isDirectory(found);
        if (!there) {
            System.err.println(
                    "SKIPPED, LOUDLY: the corpus " + name + " is not beside the project; set HUDANG_CORPORA");
        }
        assumeTrue(there, "corpus " + name + " is absent");
        return found;
    }

    private static Path above(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("../shared/corpora").resolve(name).normalize();
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return Path.of("absent", name);
    }
}
