package org.hudang.signing.pdf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of files that others made: {@code HUDANG_CORPORA}, or {@code ../shared/corpora} beside the project. */
final class Corpora {
    private Corpora() {}

    static Optional<Path> folder() {
        String named = System.getenv("HUDANG_CORPORA");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/corpora");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
