package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The intake command over hostile files that others made: what must be accepted is, what must not be is not. */
class IntakeCorporaTest {
    private final KnownFailures known = new KnownFailures();

    @Test
    void hostile_files_meet_the_gate() throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String[] row : Corpora.table("hostile/manifest.tsv")) {
            if (row[0].matches("[ceiopsyz]\\d.*") && !row[0].endsWith(".json")) {
                expected.put(row[0], row[2]);
            }
        }
        List<String> arguments = new ArrayList<>(List.of("intake", "check", "--json"));
        expected.keySet()
                .forEach(name -> arguments.add(Corpora.file("hostile", name).toString()));

        Product.Run run = Product.run(arguments, 600);

        assertThat(run.err()).doesNotContain("\tat ");
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (JsonNode line : run.lines()) {
            answers.put(Path.of(line.path("file").asText()).getFileName().toString(), line);
        }
        List<String> wrong = new ArrayList<>();
        List<String> results = new ArrayList<>();
        expected.forEach((name, wanted) -> {
            JsonNode answer = answers.get(name);
            boolean met = answer != null && met(answer, wanted);
            results.add(String.join("\t", name, wanted, String.valueOf(answer), met ? "met" : "not met"));
            if (met != known.reason("intake:" + name).isEmpty()) {
                wrong.add(name + " " + wanted + " " + answer);
            }
        });
        Files.write(Path.of("target", "results-intake.tsv"), results);
        assertThat(wrong).isEmpty();
    }

    private static boolean met(JsonNode answer, String wanted) {
        boolean accepted = answer.path("accepted").asBoolean();
        boolean mayAccept = wanted.contains("ACCEPT") || wanted.contains("or repaired");
        boolean mayRefuse = wanted.contains("REJECT") || wanted.contains("quarantine") || wanted.contains("strip");
        if (!mayAccept && !mayRefuse) {
            return true; // a case for verification, which must only end
        }
        return accepted ? mayAccept : mayRefuse;
    }
}
