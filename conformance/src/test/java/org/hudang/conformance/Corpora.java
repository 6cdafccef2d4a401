package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Files that other people made, beside the project ({@code HUDANG_CORPORA} names another place). Without them a test says
 * loudly that it was skipped; continuous integration skips nothing.
 */
final class Corpora {
    private Corpora() {}

    static Path file(String corpus, String name) {
        return Product.corpora().resolve(corpus).resolve(name);
    }

    /** The rows of a table without its heading. */
    static List<String[]> table(String name) throws IOException {
        Path path = Product.corpora().resolve(name);
        if (!Files.exists(path)) {
            assertThat(System.getenv("CI"))
                    .as("continuous integration needs " + path)
                    .isNotEqualTo("true");
            System.err.println("SKIPPED: no corpora at " + path + "; HUDANG_CORPORA names another place");
            Assumptions.abort("no corpora at " + path);
        }
        return Files.readAllLines(path).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
