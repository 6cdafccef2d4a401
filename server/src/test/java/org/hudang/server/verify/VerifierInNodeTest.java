package org.hudang.server.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.hudang.certificates.qr.QrReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The verifier of the public page outside of a browser: its own tests, among them the vectors that the checker in Java runs
 * too, and its decoder beside the one in Java.
 */
class VerifierInNodeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FORMATS = Path.of("..", "docs", "formats", "vectors");
    private static final Path VECTORS = FORMATS.resolve("certificate-v1.json");
    private static final int PICTURES = 50;

    private static Ended tests = new Ended(-1, "not run");

    /** How a process ended. */
    private record Ended(int status, String said) {
        int count(String what) {
            Matcher found = Pattern.compile("(?m)^# " + what + " (\\d+)$").matcher(said);
            assertThat(found.find()).as(said).isTrue();
            return Integer.parseInt(found.group(1));
        }
    }

    @BeforeAll
    static void run_the_tests_of_the_page() throws Exception {
        tests = node("src/main/web/build.mjs", "target", "--test");
    }

    @Test
    void every_test_of_the_page_passes() {
        assertThat(tests.status()).as(tests.said()).isZero();
        assertThat(tests.count("fail")).isZero();
        assertThat(tests.count("pass")).isGreaterThan(150);
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(tests.count("skipped")).as(tests.said()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"certificate-v1.json, 80", "phone-code-v1.json, 55"})
    void the_page_has_run_every_check_of_the_shared_vectors(String vectors, int least) throws IOException {
        List<String> names = StreamSupport.stream(
                        JSON.readTree(FORMATS.resolve(vectors).toFile())
                                .get("checks")
                                .spliterator(),
                        false)
                .map(check -> check.get("name").asText())
                .filter(name -> name.matches("[A-Za-z0-9 ,]+"))
                .toList();

        assertThat(names).hasSizeGreaterThan(least);
        assertThat(names).allSatisfy(name -> assertThat(tests.said()).containsPattern("(?m)ok \\d+ - " + name + "$"));
    }

    @Test
    void fifty_degraded_pictures_of_a_printed_code_are_read_by_both_decoders(@TempDir Path folder) throws Exception {
        String text = text();
        Map<String, byte[]> pictures = Degraded.of(text);
        List<String> unread = new ArrayList<>();
        for (Map.Entry<String, byte[]> picture : pictures.entrySet()) {
            Files.write(folder.resolve(picture.getKey()), picture.getValue());
            if (!QrReader.read(ImageIO.read(new ByteArrayInputStream(picture.getValue())))
                    .contains(text)) {
                unread.add("Java: " + picture.getKey());
            }
        }

        Map<String, List<String>> read = readByThePage(folder);

        pictures.keySet().stream()
                .filter(name -> !read.getOrDefault(name, List.of()).equals(List.of(text)))
                .forEach(name -> unread.add("page: " + name + " " + read.get(name)));
        assertThat(pictures).hasSize(PICTURES);
        assertThat(unread).isEmpty();
    }

    @Test
    void the_bill_of_materials_names_each_package_of_the_page_once_with_its_digest_and_licence(@TempDir Path folder)
            throws Exception {
        Path bom = Files.writeString(
                folder.resolve("bom.json"),
                "{\"metadata\":{\"component\":{\"bom-ref\":\"root\"}},\"components\":[{\"bom-ref\":\"a\",\"name\":\"a\"}],"
                        + "\"dependencies\":[{\"ref\":\"root\",\"dependsOn\":[\"a\"]}]}");
        for (int n = 0; n < 2; n++) {
            Ended ended = node("src/main/web/bom.mjs", bom.toString());
            assertThat(ended.status()).as(ended.said()).isZero();
        }

        Map<String, JsonNode> named = new TreeMap<>();
        for (JsonNode component : JSON.readTree(bom.toFile()).get("components")) {
            String name = component.get("name").asText() + " "
                    + component.path("version").asText();
            assertThat(named.put(name.strip(), component)).as(name).isNull();
        }

        assertThat(named).containsKeys("a", "zxing-cpp");
        List<String> bundled = bundled();
        assertThat(bundled).hasSizeGreaterThan(4);
        for (String name : bundled) {
            assertThat(named).containsKey(name);
            JsonNode component = Objects.requireNonNull(named.get(name));
            assertThat(component.get("hashes").get(0).get("content").asText()).matches("[0-9a-f]{128}");
            assertThat(component.get("licenses").get(0).get("license").get("id").asText())
                    .isNotBlank();
            assertThat(component.get("purl").asText())
                    .isEqualTo("pkg:npm/" + name.replace("@", "%40").replace(' ', '@'));
        }
        assertThat(JSON.readTree(bom.toFile()).get("dependencies").get(0).get("dependsOn"))
                .hasSize(1 + bundled.size() + 1);
    }

    @Test
    void where_no_bill_of_materials_was_made_none_is_missed(@TempDir Path folder) throws Exception {
        Path none = folder.resolve("bom.json");

        assertThat(node("src/main/web/bom.mjs", none.toString()).status()).isZero();

        assertThat(none).doesNotExist();
    }

    /** Name and version of each package whose licence lies beside the page. */
    private static List<String> bundled() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target", "classes", "static", "verify"))) {
            Path licences = files.filter(file -> file.endsWith("licences.txt"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(licences)
                    .lines()
                    .filter(line -> line.matches("@?[a-z0-9/-]+ \\d+\\.\\d+\\.\\d+"))
                    .toList();
        }
    }

    private static Map<String, List<String>> readByThePage(Path folder) throws Exception {
        Ended ended = node("target/web/tests/pictures.mjs", folder.toString());
        assertThat(ended.status()).as(ended.said()).isZero();
        Map<String, List<String>> read = new TreeMap<>();
        for (String line : ended.said().lines().toList()) {
            JsonNode texts = JSON.readTree(line.substring(line.indexOf('\t') + 1));
            read.put(
                    line.substring(0, line.indexOf('\t')),
                    StreamSupport.stream(texts.spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        }
        return read;
    }

    private static String text() throws IOException {
        for (JsonNode check : JSON.readTree(VECTORS.toFile()).get("checks")) {
            if (check.get("name").asText().equals("genuine, SM2")) {
                return check.get("text").asText();
            }
        }
        throw new AssertionError("no genuine certificate in the vectors");
    }

    private static Ended node(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
