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
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The verify command over signed, attacked and odd files that others made; a table of results is left in target/. */
class SignatureCorporaTest {
    private static final long LONGEST_MILLIS = 15_000;

    private final KnownFailures known = new KnownFailures();

    @Test
    void signed_and_attacked_pdfs() throws IOException {
        Map<Path, String> expected = new LinkedHashMap<>();
        table("pdf-signatures/verdicts.tsv").forEach(row -> expected.put(file("pdf-signatures", row[0]), row[7]));

        judge("pdf-signatures", expected);
    }

    @Test
    void national_document_format() throws IOException {
        Map<Path, String> expected = new LinkedHashMap<>();
        table("ofd/verdicts.tsv").forEach(row -> expected.put(file("ofd", row[0]), "OFD-" + row[1]));

        judge("ofd", expected);
    }

    private void judge(String name, Map<Path, String> expected) throws IOException {
        assertThat(expected).isNotEmpty();
        List<String> arguments = new ArrayList<>(List.of("verify", "--json"));
        if (name.equals("ofd")) {
            arguments.add("--trust=" + file("ofd", "ca.pem"));
            arguments.add("--crl=" + file("ofd", "crl.pem"));
        }
        expected.keySet().forEach(path -> arguments.add(path.toString()));
        Product.Run run = Product.run(arguments, 300);
        assertThat(run.err()).doesNotContain("\tat ");
        Map<String, JsonNode> reports = new TreeMap<>();
        run.lines().forEach(line -> reports.put(line.path("file").asText(), line));

        List<String> wrong = new ArrayList<>();
        List<String> results = new ArrayList<>();
        expected.forEach((path, verdict) -> {
            JsonNode report = reports.get(path.toString());
            boolean met = report != null && met(report, verdict);
            String file = path.getFileName().toString();
            results.add(String.join(
                    "\t",
                    file,
                    verdict,
                    report == null ? "none" : report.path("verdict").asText(),
                    met ? "met" : "not met"));
            boolean listed = !known.reason(file).isEmpty();
            if (met == listed) {
                wrong.add(file + " " + verdict + " " + (listed ? "is met: take it off the list" : report));
            }
        });
        Files.write(Path.of("target", "results-" + name + ".tsv"), results);
        assertThat(wrong).isEmpty();
    }

    private static boolean met(JsonNode report, String expected) {
        if (report.path("millis").asLong() > LONGEST_MILLIS) {
            return false;
        }
        String verdict = report.path("verdict").asText();
        return switch (expected) {
            case "VALID" ->
                report.path("integrity").asText().equals("intact")
                        && !report.path("signatures").isEmpty()
                        && signatures(report)
                                .allMatch(signature ->
                                        signature.path("integrity").asText().equals("intact")
                                                && List.of("none", "permitted")
                                                        .contains(signature
                                                                .path("changesAfter")
                                                                .asText()));
            case "INVALID" ->
                report.path("integrity").asText().equals("altered")
                        || signatures(report)
                                .anyMatch(signature ->
                                        !signature.path("integrity").asText().equals("intact")
                                                || signature
                                                        .path("changesAfter")
                                                        .asText()
                                                        .equals("forbidden"));
            case "SUSPECT" ->
                !verdict.equals("valid")
                        && (!report.path("reasons").isEmpty()
                                || signatures(report)
                                        .anyMatch(signature ->
                                                !signature.path("reasons").isEmpty()));
            case "NO_SIGNATURE", "OFD-UNSIGNED" -> verdict.equals("unsigned");
            case "ENCRYPTED", "UNREADABLE_OR_NO_SIGNATURE" ->
                List.of("refused", "unsigned", "cannot-tell", "altered").contains(verdict);
            case "OFD-VALID" -> verdict.equals("valid");
            case "OFD-INVALID" -> List.of("altered", "expired", "revoked").contains(verdict);
            case "OFD-REJECT" -> verdict.equals("refused");
            case "ANY_BUT_FINISHES" -> !verdict.equals("valid");
            default -> throw new IllegalArgumentException(expected);
        };
    }

    private static java.util.stream.Stream<JsonNode> signatures(JsonNode report) {
        return StreamSupport.stream(report.path("signatures").spliterator(), false);
    }

    private static Path file(String corpus, String name) {
        return Corpora.file(corpus, name);
    }

    private static List<String[]> table(String name) throws IOException {
        return Corpora.table(name);
    }
}
