package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever file is shown to the command line, it ends, says one sentence with a code, and leaves no trace. */
class BadFilesTest {
    private static final int SECONDS = 300;
    private static final long LONGEST_MILLIS = 15_000;

    /** As docs/formats/verification-report-v1.md has it. */
    static final Map<String, Integer> EXIT_CODES = Map.ofEntries(
            Map.entry("altered", 1),
            Map.entry("revoked", 1),
            Map.entry("expired", 1),
            Map.entry("not-yet-valid", 1),
            Map.entry("suspended", 1),
            Map.entry("incomplete", 1),
            Map.entry("unsigned", 1),
            Map.entry("not-ours", 1),
            Map.entry("refused", 1),
            Map.entry("untrusted", 3),
            Map.entry("pending", 3),
            Map.entry("cannot-tell", 3));

    @TempDir
    private Path made;

    @TempDir
    private Path temporary;

    @Test
    void no_bad_file_is_called_valid_and_each_gets_a_sentence_with_its_code() throws Exception {
        List<Path> files = BadFiles.in(made, signed());

        assertThat(judged(files)).hasSameSizeAs(files);
    }

    @Test
    void no_file_of_the_corpora_is_called_valid_without_its_issuer_being_trusted() throws Exception {
        Corpora.table("hostile/manifest.tsv");
        List<Path> files = corpora();

        assertThat(judged(files)).hasSameSizeAs(files).hasSizeGreaterThan(50);
    }

    @Test
    void people_read_the_verdict_in_one_line_and_the_reason_below() throws Exception {
        List<Path> files = BadFiles.in(made, signed());

        Product.Run run = leavingNothing(arguments(List.of("verify"), files));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        String[] answers = run.out().split("\n(?! )", -1);
        assertThat(answers).hasSize(files.size() + 1);
        for (int i = 0; i < files.size(); i++) {
            String shown = files.get(i).toString().replace("\n", "\\u000a").replace("\u001b", "\\u001b");
            assertThat(answers[i]).startsWith(shown + ": ").containsPattern("\n +[A-Z]{2}-\\d{3} \\S");
        }
    }

    @Test
    void intake_looks_at_bad_files_and_takes_none_of_them() throws Exception {
        List<Path> files = BadFiles.in(made, signed());

        Product.Run run = leavingNothing(arguments(List.of("intake", "check", "--json"), files));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.lines()).hasSameSizeAs(files).allSatisfy(answer -> {
            if (!answer.path("accepted").asBoolean()) {
                assertThat(answer.path("code").asText()).as("%s", answer).matches("IN-\\d{3}");
                assertThat(answer.path("en").asText()).as("%s", answer).isNotBlank();
            }
        });
        assertThat(run.lines().stream()
                        .filter(answer -> answer.path("accepted").asBoolean())
                        .map(answer -> Path.of(answer.path("file").asText()).getFileName()))
                .isEmpty();
    }

    /** Judges files; every report is complete, none says valid, and the exit code is that of the worst. */
    private List<JsonNode> judged(List<Path> files) throws Exception {
        Product.Run run = leavingNothing(arguments(List.of("verify", "--json"), files));

        List<JsonNode> reports = run.lines();
        assertThat(run.err()).isEmpty();
        assertThat(reports).allSatisfy(report -> {
            assertThat(EXIT_CODES).containsKey(report.path("verdict").asText());
            assertThat(report.path("millis").asLong()).isLessThan(LONGEST_MILLIS);
            assertThat(reasons(report)).as("%s", report).isNotEmpty().allSatisfy(reason -> {
                assertThat(reason.path("code").asText()).matches("[A-Z]{2}-\\d{3}");
                assertThat(reason.path("zh").asText()).isNotBlank();
                assertThat(reason.path("en").asText()).isNotBlank();
            });
        });
        assertThat(run.exit())
                .isEqualTo(reports.stream()
                        .map(report -> EXIT_CODES.get(report.path("verdict").asText()))
                        .min(Integer::compare)
                        .orElseThrow());
        return reports;
    }

    static List<JsonNode> reasons(JsonNode report) {
        List<JsonNode> reasons = new ArrayList<>();
        report.path("reasons").forEach(reasons::add);
        report.path("signatures").forEach(signature -> signature.path("reasons").forEach(reasons::add));
        return reasons;
    }

    private Product.Run leavingNothing(String... arguments) throws IOException {
        return Traceless.run(temporary, SECONDS, arguments);
    }

    private static String[] arguments(List<String> command, List<Path> files) {
        return Stream.concat(command.stream(), files.stream().map(Path::toString))
                .toArray(String[]::new);
    }

    /** But for the hostile files, of which {@link HostileLedgerTest} knows what must be said of each. */
    private static List<Path> corpora() throws IOException {
        Path hostile = Product.corpora().resolve("hostile");
        try (Stream<Path> all = Files.walk(Product.corpora())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(hostile))
                    .sorted()
                    .toList();
        }
    }

    /** A paper of the main job. */
    private static Path signed() {
        return Product.papers().stream()
                .filter(paper -> paper.path("kind").asText().equals("letter"))
                .map(paper -> Path.of(paper.path("path").asText()))
                .findFirst()
                .orElseThrow();
    }
}
