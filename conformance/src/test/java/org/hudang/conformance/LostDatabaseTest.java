package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.hudang.conformance.Product.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the database is gone; storage root and keys are left. */
class LostDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void the_catalogue_is_made_anew_by_one_command_and_agrees_with_every_paper() throws IOException {
        Path home = folder.resolve("data");
        Product.demoAt(home);
        Run sound = Product.in(home, "doctor", "--json");
        assertThat(sound.exit()).as(sound.err()).isZero();
        assertThat(sound.json().path("findings")).isEmpty();
        delete(home.resolve("postgres"));

        Run rebuilt = Product.in(home, "archive", "rebuild", "--json");

        assertThat(rebuilt.exit()).as(rebuilt.toString()).isZero();
        assertThat(rebuilt.err()).isEmpty();
        assertThat(rebuilt.json().path("households").asInt()).isEqualTo(3);
        assertThat(rebuilt.json().path("items").asInt()).isGreaterThan(30);
        Run after = Product.in(home, "doctor", "--json");
        assertThat(after.json().path("looked").path("papers"))
                .isEqualTo(sound.json().path("looked").path("papers"));
        // relief process, certificates, seals and accounts were in the database alone: their roots remember them
        for (JsonNode finding : after.json().path("findings")) {
            assertThat(finding.path("invariant").asText())
                    .as(finding.toString())
                    .isEqualTo("histories");
            assertThat(finding.path("where").asText()).as(finding.toString()).doesNotStartWith("archive");
        }
        assertThat(Product.in(home, "search", "张样例").exit()).isZero();
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
