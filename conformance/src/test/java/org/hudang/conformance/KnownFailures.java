package org.hudang.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Cases of the corpora that are not met yet, each with its reason: {@code src/test/resources/known-failures.tsv}. The list
 * may only shrink: a case that is met while it is listed fails the build.
 */
final class KnownFailures {
    private final Map<String, String> reasons = new LinkedHashMap<>();

    KnownFailures() {
        try {
            for (String line : Files.readAllLines(Path.of("src/test/resources/known-failures.tsv"))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    reasons.put(columns[0], columns[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reason why this case is not met yet, or nothing. */
    String reason(String name) {
        return reasons.getOrDefault(name, "");
    }
}
