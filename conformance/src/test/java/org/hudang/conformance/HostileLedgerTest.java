package org.hudang.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hudang.conformance.Ledger.Door;
import org.hudang.conformance.Ledger.Expected;
import org.hudang.conformance.Ledger.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every hostile file of the corpora, by the {@link Ledger}: what the commands say of each, within which time and memory, and
 * leaving nothing. The doors of a running house are {@link BusyIntakeTest}'s.
 */
class HostileLedgerTest {
    private static final int SECONDS = 600;
    /** Of the corpus' own budget: machines differ, and more runs at once. */
    private static final int OVER_BUDGET = 5;

    private static final LedgerPage PAGE = new LedgerPage();

    private static Ledger ledger = new Ledger(List.of());
    private static Map<String, Expected> expected = Map.of();

    @TempDir
    private Path temporary;

    @BeforeAll
    static void read() throws IOException {
        expected = Expected.all();
        ledger = Ledger.read();
    }

    @AfterAll
    static void show() throws IOException {
        PAGE.write("hostile-ledger.tsv");
    }

    @Test
    void every_file_is_claimed_by_exactly_one_row_and_every_row_has_its_file() throws IOException {
        List<String> claimed = ledger.rows().stream().map(Row::file).toList();

        assertThat(claimed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected.keySet());
        try (Stream<Path> files = Files.list(Product.corpora().resolve("hostile"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("manifest.tsv")))
                    .containsExactlyInAnyOrderElementsOf(claimed);
        }
    }

    @Test
    void no_row_says_what_the_makers_of_the_corpus_exclude() {
        assertThat(ledger.rows()).allSatisfy(row -> {
            Expected words = Objects.requireNonNull(expected.get(row.file()));
            assertThat(words.admits(row.answers().getOrDefault(Door.INTAKE, "")))
                    .as("%s", row)
                    .isTrue();
            String verified = row.answers().getOrDefault(Door.VERIFY, "");
            assertThat(verified).as("%s", row).doesNotStartWith("valid");
            if (words.words().contains("never VALID") || words.words().contains("ALTERED_AFTER_SEAL")) {
                assertThat(verified).as("%s", row).startsWith("altered");
            } else if (words.words().contains("integrity VALID")) {
                assertThat(verified).as("%s", row).startsWith("untrusted");
            }
            if (words.words().contains("NOT OURS")) {
                assertThat(row.answers().get(Door.CERTIFICATE)).as("%s", row).startsWith("not-ours");
            }
        });
    }

    @Test
    void intake_says_of_each_what_the_ledger_says_within_its_time_and_memory() throws IOException {
        Map<String, String> wanted = ledger.at(Door.INTAKE);

        Product.Run run = run(List.of("intake", "check", "--json"), wanted);

        Map<String, JsonNode> answers = byFile(run);
        assertThat(said(Door.INTAKE, answers, HostileLedgerTest::outcome)).isEqualTo(wanted);
        answers.forEach((file, answer) -> {
            Expected budget = Objects.requireNonNull(expected.get(file));
            assertThat(answer.path("millis").asLong()).as("%s", answer).isLessThan(OVER_BUDGET * budget.millis());
            assertThat(answer.path("peakMb").asInt()).as("%s", answer).isLessThan(OVER_BUDGET * budget.megabytes());
        });
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void verification_says_of_each_what_the_ledger_says_within_its_time() throws IOException {
        Map<String, String> wanted = ledger.at(Door.VERIFY);

        Product.Run run = run(List.of("verify", "--json"), wanted);

        Map<String, JsonNode> answers = byFile(run);
        assertThat(said(Door.VERIFY, answers, HostileLedgerTest::verdict)).isEqualTo(wanted);
        answers.forEach((file, answer) -> assertThat(answer.path("millis").asLong())
                .as("%s", answer)
                .isLessThan(
                        OVER_BUDGET * Objects.requireNonNull(expected.get(file)).millis()));
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void a_picture_or_a_paper_that_bears_a_foreign_code_is_no_certificate_of_ours() throws IOException {
        Map<String, String> wanted = ledger.at(Door.CERTIFICATE);

        Product.Run run = run(List.of("certificate", "verify", "--json"), wanted);

        assertThat(said(Door.CERTIFICATE, byFile(run), HostileLedgerTest::verdict))
                .isEqualTo(wanted);
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void a_hostile_root_makes_no_paper_valid_and_its_key_store_is_none() throws IOException {
        Path paper = Corpora.file("hostile", "c07_control_signed.pdf");
        Map<String, String> said = new LinkedHashMap<>();
        for (String file : ledger.at(Door.TRUST).keySet()) {
            Product.Run run = Traceless.run(
                    temporary,
                    SECONDS,
                    "verify",
                    "--json",
                    "--trust=" + Corpora.file("hostile", file),
                    paper.toString());
            assertThat(run.exit()).as(file).isEqualTo(3);
            note(Door.TRUST, said, file, verdict(run.lines().get(0)));
        }

        assertThat(said).isEqualTo(ledger.at(Door.TRUST));
    }

    @Test
    void a_hostile_table_enters_nothing_into_the_register_of_benefits() throws IOException {
        Map<String, String> said = new LinkedHashMap<>();
        for (String file : ledger.at(Door.BENEFITS).keySet()) {
            Product.Run run = Product.run(
                    List.of(
                            "benefits",
                            "import",
                            "--json",
                            Corpora.file("hostile", file).toString()),
                    SECONDS);
            assertThat(run.lines().get(0).has("entered")).as(run.toString()).isFalse();
            note(
                    Door.BENEFITS,
                    said,
                    file,
                    run.exit() + " " + run.lines().get(0).path("code").asText());
        }

        assertThat(said).isEqualTo(ledger.at(Door.BENEFITS));
    }

    private Product.Run run(List<String> command, Map<String, String> files) throws IOException {
        Stream<String> paths = files.keySet().stream()
                .map(file -> Corpora.file("hostile", file).toString());
        return Traceless.run(
                temporary, SECONDS, Stream.concat(command.stream(), paths).toArray(String[]::new));
    }

    private static Map<String, JsonNode> byFile(Product.Run run) {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (JsonNode line : run.lines()) {
            answers.put(Path.of(line.path("file").asText()).getFileName().toString(), line);
        }
        return answers;
    }

    private interface Words {
        String of(JsonNode answer);
    }

    private static Map<String, String> said(Door door, Map<String, JsonNode> answers, Words words) {
        Map<String, String> said = new LinkedHashMap<>();
        answers.forEach((file, answer) -> note(door, said, file, words.of(answer)));
        return said;
    }

    private static void note(Door door, Map<String, String> said, String file, String answer) {
        said.put(file, answer);
        PAGE.note(door, file, answer);
    }

    private static String outcome(JsonNode answer) {
        String outcome = answer.path("accepted").asBoolean()
                ? "accepted"
                : answer.path("quarantined").asBoolean() ? "quarantined" : "refused";
        return outcome + " " + answer.path("code").asText();
    }

    /** The verdict, and every code that explains it. */
    private static String verdict(JsonNode report) {
        String codes = BadFilesTest.reasons(report).stream()
                .map(reason -> reason.path("code").asText())
                .collect(Collectors.toCollection(java.util.TreeSet::new))
                .stream()
                .collect(Collectors.joining(","));
        return report.path("verdict").asText() + " " + codes;
    }
}
