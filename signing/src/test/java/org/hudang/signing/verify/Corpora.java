package org.hudang.signing.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that others made, beside the project and never in it. */
public final class Corpora {
    private Corpora() {}

    /** The folder of that name, from {@code HUDANG_CORPORA} or by walking up to {@code shared/corpora}. */
    public static Optional<Path> folder(String name) {
        String named = System.getenv("HUDANG_CORPORA");
        if (named != null) {
            Path folder = Path.of(named, name);
            return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared").resolve("corpora").resolve(name);
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** Rows of a tab-separated table without its head. */
    static List<String[]> rows(Path table) {
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
