package org.hudang.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckFiles;
import org.hudang.certificates.check.CheckMaterial;
import org.hudang.certificates.check.CheckResult;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.cose.SignedEnvelope;
import org.hudang.certificates.payload.Digits;
import org.hudang.certificates.trust.SignedTrustList;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustListRefused;
import org.hudang.certificates.trust.TrustRoots;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The vectors that every verifier runs, whatever language it is written in. The file is made from fixed keys; run with
 * {@code -Dhudang.vectors=write} to write it anew after a change of the format.
 */
class SharedVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void the_committed_files_are_what_the_fixed_keys_make() throws IOException {
        Map<Path, Map<String, Object>> files =
                Map.of(file(), SharedVectors.all(), phone(), PhoneVectors.all(), sm2(), Sm2Vectors.all());
        for (Map.Entry<Path, Map<String, Object>> file : files.entrySet()) {
            String made = JSON.writeValueAsString(JSON.valueToTree(file.getValue())) + "\n";
            if ("write".equals(System.getProperty("hudang.vectors"))) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), made);
            }

            assertThat(JSON.readTree(Files.readString(file.getKey()))).isEqualTo(JSON.readTree(made));
        }
    }

    @Test
    void every_SM2_signature_of_the_file_is_told_from_a_lie() throws IOException {
        JsonNode signatures = JSON.readTree(Files.readString(sm2())).get("signatures");
        for (JsonNode vector : signatures) {
            SignedEnvelope envelope = SignedEnvelope.readBare(hex(vector.get("envelope")));
            PayloadPublicKey key =
                    new PayloadPublicKey(PayloadAlgorithm.SM2, vector.get("key").asText());

            assertThat(envelope.matches(key))
                    .as(vector.get("name").asText())
                    .isEqualTo(
                            vector.get("signed").asBoolean()
                                    ? SignedEnvelope.Match.SIGNED
                                    : SignedEnvelope.Match.NOT_SIGNED);
        }
        assertThat(signatures.size()).isGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({"certificate-v1.json, 125", "phone-code-v1.json, 60"})
    void every_check_of_a_file_gives_its_code(String name, int least) throws IOException {
        JsonNode file = JSON.readTree(Files.readString(vectors(name)));
        TrustRoots roots = TrustRoots.parse(file.get("roots").asText());
        TrustList usual =
                SignedTrustList.open(hex(file.get("trustList")), roots).list();
        Set<String> hosts = Set.of(file.get("hosts").get(0).asText());
        for (JsonNode check : file.get("checks")) {
            JsonNode status =
                    file.get("statusLists").path(check.get("statusList").asText());
            CheckMaterial.StatusLists lists =
                    uri -> status.isObject() && status.get("uri").asText().equals(uri)
                            ? Optional.of(hex(status.get("token")))
                            : Optional.empty();
            TrustList trust = check.has("trust")
                    ? SignedTrustList.open(
                                    hex(file.get("otherTrusts")
                                            .get(check.get("trust").asText())),
                                    roots)
                            .list()
                    : usual;
            Clock clock = Clock.fixed(Instant.ofEpochSecond(check.get("now").asLong()), ZoneOffset.UTC);

            CheckResult result = CertificateChecker.with(new CheckMaterial(hosts, Optional.of(trust), lists), clock)
                    .check(check.get("text").asText());

            assertThat(result.code())
                    .as(check.get("name").asText())
                    .isEqualTo(check.get("code").asText());
        }
        assertThat(file.get("checks").size()).isGreaterThan(least);
    }

    @Test
    void every_trust_list_of_the_file_gives_its_answer() throws IOException {
        JsonNode file = JSON.readTree(Files.readString(file()));
        TrustRoots roots = TrustRoots.parse(file.get("roots").asText());
        for (JsonNode list : file.get("trustLists")) {
            String answer = list.get("answer").asText();
            byte[] signed = hex(list.get("signed"));
            if (answer.equals("accepted")) {
                assertThat(SignedTrustList.open(signed, roots).list().number()).isEqualTo(7);
            } else {
                assertThatThrownBy(() -> SignedTrustList.open(signed, roots))
                        .as(list.get("name").asText())
                        .isInstanceOfSatisfying(
                                TrustListRefused.class,
                                refused -> assertThat(answer).isIn("refused", refused.code()));
            }
        }
    }

    @Test
    void every_succession_of_trust_lists_leaves_the_list_that_the_file_says(@TempDir Path folder) throws IOException {
        JsonNode successions = JSON.readTree(Files.readString(file())).get("successions");
        for (JsonNode succession : successions) {
            Path device = folder.resolve(succession.get("name").asText());
            Files.createDirectories(device);
            for (JsonNode step : succession.get("steps")) {
                Files.writeString(
                        device.resolve(CheckFiles.ROOTS), step.get("roots").asText());

                offer(device, hex(step.get("signed")));

                assertThat(kept(device))
                        .as(succession.get("name").asText())
                        .isEqualTo(step.get("kept").asLong());
            }
        }
        assertThat(successions.size()).isGreaterThan(5);
    }

    private static void offer(Path device, byte[] signed) {
        try {
            CheckFiles.keepTrustList(device, signed);
        } catch (TrustListRefused refused) {
            assertThat(refused.code()).isIn("CE-031", "CE-032");
        }
    }

    /** Number of the list that a check on this device relies on; 0 for none. */
    private static long kept(Path device) {
        try {
            return CheckFiles.in(device, Set.of()).trust().orElseThrow().number();
        } catch (TrustListRefused signedByNoRootOfToday) {
            return 0;
        }
    }

    @Test
    void every_digit_string_of_the_file_gives_its_bytes() throws IOException {
        for (JsonNode digits : JSON.readTree(Files.readString(file())).get("digits")) {
            String text = digits.get("digits").asText();
            if (digits.get("bytes").asText().equals("refused")) {
                assertThatThrownBy(() -> Digits.read(text)).as(text).isInstanceOf(CborRefused.class);
            } else {
                assertThat(Digits.read(text)).isEqualTo(hex(digits.get("bytes")));
            }
        }
    }

    private static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.asText());
    }

    private static Path file() {
        return vectors("certificate-v1.json");
    }

    private static Path phone() {
        return vectors("phone-code-v1.json");
    }

    private static Path sm2() {
        return vectors("sm2-v1.json");
    }

    private static Path vectors(String name) {
        return root().resolve("docs/formats/vectors").resolve(name);
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("docs/formats"))) {
            at = at.getParent();
        }
        return Optional.ofNullable(at).orElseThrow();
    }
}
