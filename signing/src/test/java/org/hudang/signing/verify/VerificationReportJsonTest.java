package org.hudang.signing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hudang.signing.verify.TestAuthority.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report is what docs/formats/verification-report-v1.md says, member by member. */
class VerificationReportJsonTest {
    private final Verifier verifier = Verifier.with(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void a_signed_paper_has_every_member_in_order(@TempDir Path folder) throws IOException {
        TestAuthority authority = new TestAuthority(Algorithm.SM2);
        Path file = folder.resolve("授权书.pdf");
        Files.write(file, TestPaper.sign(TestPaper.plain("x"), TestSigner.of(authority.identity("CN=张样例"), authority)));

        String json = VerificationReportJson.toJson(
                verifier.verify(file, VerificationOptions.strict().trusting(authority.trust())));

        assertThat(json).startsWith("{\"file\":").doesNotContain("\n");
        JsonNode report = new ObjectMapper().readTree(json);
        assertThat(names(report))
                .containsExactly(
                        "file",
                        "format",
                        "verdict",
                        "register",
                        "integrity",
                        "signatures",
                        "reasons",
                        "millis",
                        "signedBytes",
                        "differences");
        assertThat(report.get("file").asText()).isEqualTo(file.toString());
        assertThat(report.get("format").asText()).isEqualTo("pdf");
        assertThat(report.get("verdict").asText()).isEqualTo("valid");
        assertThat(report.get("register").asText()).isEqualTo("not-asked");
        JsonNode signature = report.get("signatures").get(0);
        assertThat(names(signature))
                .containsExactly(
                        "index",
                        "field",
                        "kind",
                        "integrity",
                        "changesAfter",
                        "trust",
                        "level",
                        "algorithm",
                        "signer",
                        "claimedAt",
                        "provenAt",
                        "reasons");
        assertThat(signature.get("signer").asText()).isEqualTo("CN=张样例");
        assertThat(signature.get("provenAt").isNull()).isTrue();
        assertThat(names(signature.get("reasons").get(0))).containsExactly("code", "zh", "en", "where");
    }

    @Test
    void a_changed_paper_tells_each_difference_with_every_member_in_order() throws IOException {
        TestAuthority authority = new TestAuthority(Algorithm.EC);
        byte[] signed =
                TestPaper.sign(TestPaper.plain("approved 100"), TestSigner.of(authority.identity("CN=张样例"), authority));
        byte[] forged = Forger.update(signed, Map.of(5, TestPaper.stream("approved 999")));

        JsonNode report = new ObjectMapper()
                .readTree(VerificationReportJson.toJson(verifier.verify(
                        "x.pdf", forged, VerificationOptions.strict().trusting(authority.trust()))));

        assertThat(report.get("signedBytes").asInt()).isEqualTo(signed.length);
        JsonNode difference = report.get("differences").get(0);
        assertThat(names(difference))
                .containsExactly("kind", "page", "object", "revision", "area", "was", "is", "zh", "en");
        assertThat(difference.get("page").asInt()).isEqualTo(1);
        assertThat(difference.get("object").asText()).isEqualTo("5 0");
        assertThat(difference.get("area")).hasSize(4);
        assertThat(difference.get("is").asText()).isEqualTo("approved 999");
    }

    @Test
    void every_other_file_is_refused_with_one_reason(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pdf"));
        Path text = Files.writeString(folder.resolve("note.txt"), "hello");
        Path late = Files.writeString(folder.resolve("late.pdf"), "junk\n%PDF-1.7\n");
        Path large = Files.write(folder.resolve("large.pdf"), new byte[64]);
        VerificationOptions strict = VerificationOptions.strict();
        Limits small = new Limits(Duration.ofSeconds(1), 10, 32, 32);

        assertThat(code(verifier.verify(folder.resolve("none.pdf"), strict))).isEqualTo("SG-301");
        assertThat(code(verifier.verify(empty, strict))).isEqualTo("SG-302");
        assertThat(code(verifier.verify(large, strict.within(small)))).isEqualTo("SG-303");
        assertThat(code(verifier.verify(text, strict))).isEqualTo("SG-304");
        assertThat(code(verifier.verify(late, strict))).isEqualTo("SG-308");
        assertThat(code(verifier.verify("x.pdf", "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8), strict)))
                .isEqualTo("SG-306");
    }

    private static String code(VerificationReport report) {
        assertThat(report.verdict()).isInstanceOf(Verdict.Refused.class);
        assertThat(report.verdict().exitCode()).isEqualTo(1);
        assertThat(report.reasons()).hasSize(1);
        return report.reasons().get(0).code();
    }
}
