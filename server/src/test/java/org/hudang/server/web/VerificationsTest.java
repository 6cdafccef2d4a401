package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hudang.server.verify.Annotated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What third parties are told about what somebody shows them, on the page and through the interface. */
@ExtendWith(InOpenHouse.class)
class VerificationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GENUINE = "db-0002-certificate";
    private static final String WITHDRAWN = "ls-0003-certificate";

    private final OpenHouse house;

    VerificationsTest(OpenHouse house) {
        this.house = house;
    }

    @ParameterizedTest
    @CsvSource({
        "genuine link,      valid,    ok,   真的",
        "genuine digits,    valid,    ok,   真的",
        "withdrawn link,    revoked,  gone, 已停用",
        "one digit changed, altered,  bad,  被改过",
        "another office,    not-ours, none, 不是我们发的",
        "any words,         not-ours, none, 不是我们发的"
    })
    void a_code_that_was_read_is_judged_in_words(String what, String verdict, String mark, String shown)
            throws IOException {
        String text = text(what);

        JsonNode answer = json(postText(text));
        Answer page = house.stranger().postParts("/v", Map.of("text", text), "file", "", new byte[0]);

        assertThat(answer.path("verdict").asText()).isEqualTo(verdict);
        assertThat(answer.path("mark").asText()).isEqualTo(mark);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("data-v=\"" + mark + "\"").contains(shown);
        assertShownOnlyWhenGenuine(answer, page);
    }

    @ParameterizedTest
    @CsvSource({
        "genuine.pdf,   application/pdf, valid,    ok",
        "genuine.png,   image/png,       valid,    ok",
        "withdrawn.pdf, application/pdf, revoked,  gone",
        "withdrawn.png, image/png,       revoked,  gone",
        "altered.pdf,   application/pdf, altered,  bad",
        "letter.pdf,    application/pdf, altered,  bad",
        "scene.jpg,     image/jpeg,      cannot-tell, unknown"
    })
    void a_picture_or_paper_is_judged_with_the_code_on_it(String name, String type, String verdict, String mark)
            throws IOException {
        byte[] file = file(name);

        JsonNode answer = json(house.stranger().accepting("*/*").postBytes("/api/v1/verifications", type, file));
        Answer page = house.stranger().postParts("/v", Map.of("text", ""), "file", name, file);

        assertThat(answer.path("verdict").asText()).as(answer.toString()).isEqualTo(verdict);
        assertThat(answer.path("mark").asText()).isEqualTo(mark);
        assertThat(page.body()).contains("data-v=\"" + mark + "\"");
        assertShownOnlyWhenGenuine(answer, page);
    }

    @Test
    void a_genuine_certificate_shows_what_is_printed_on_it_and_no_more() throws IOException {
        JsonNode answer = json(postText(text("genuine link")));

        JsonNode shown = answer.path("shown");
        assertThat(shown.path("name").asText()).isEqualTo("张*例");
        assertThat(shown.path("lastFour").asText()).isEqualTo("017X");
        assertThat(shown.path("programme").asText()).isEqualTo("DB");
        assertThat(shown.path("issuer").asText()).isEqualTo("示例县民政局（样例）");
        assertThat(answer.path("checkedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?[+]08:00");
        assertThat(answer.path("code").asText()).matches("CE-\\d{3}");
    }

    @Test
    void a_paper_that_was_covered_afterwards_is_shown_as_it_was_signed_beside_how_it_is_now() throws IOException {
        byte[] covered = Annotated.of(results(GENUINE + ".pdf"));

        JsonNode answer =
                json(house.stranger().accepting("*/*").postBytes("/api/v1/verifications", "application/pdf", covered));
        Answer page = house.stranger().postParts("/v", Map.of("text", ""), "file", "covered.pdf", covered);

        assertThat(answer.path("verdict").asText()).isEqualTo("altered");
        assertThat(answer.path("differences").get(0).asText())
                .contains("第 1 页加了一条批注")
                .doesNotContain("“");
        assertShownOnlyWhenGenuine(answer, page);
        assertThat(page.body()).contains("签名时的样子").contains("现在的样子");
        assertThat(page.body().split("data:image/png;base64,", -1)).hasSize(3);
        assertThat(page.header("Content-Security-Policy")).contains("img-src 'self' data:;");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void an_answer_without_pictures_lets_no_page_carry_any() throws IOException {
        Answer page = house.stranger().postParts("/v", Map.of("text", "1"), "file", "", new byte[0]);

        assertThat(page.header("Content-Security-Policy"))
                .contains("img-src 'self';")
                .doesNotContain("data:");
    }

    @Test
    void the_words_come_in_the_language_of_the_reader() throws IOException {
        String body = "{\"text\":\"1\"}";
        Visitor stranger = house.stranger().accepting("application/json");

        JsonNode chinese = json(post(stranger.reading("zh"), body));
        JsonNode english = json(post(stranger.reading("en"), body));

        assertThat(chinese.path("sentence").asText()).containsPattern("[一-鿿]");
        assertThat(english.path("sentence").asText()).doesNotContainPattern("[一-鿿]");
        assertThat(chinese.path("code")).isEqualTo(english.path("code"));
    }

    @ParameterizedTest
    @CsvSource({"check, 'short'", "check, 'with a space and more'", "by, 'a\\u0007b'", "by, LONG"})
    void words_of_a_checker_that_are_none_are_refused(String field, String word) {
        String text = word.equals("LONG") ? "长".repeat(61) : word;

        Answer answer = house.stranger()
                .accepting("application/json")
                .postJson("/api/v1/verifications", "{\"text\":\"1\",\"" + field + "\":\"" + text + "\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("SV-032").contains(field);
    }

    @ParameterizedTest
    @MethodSource("hostileFiles")
    void a_hostile_file_gets_a_verdict_that_is_not_valid_or_is_refused(String what, String type, byte[] bytes)
            throws IOException {
        Answer program = house.stranger().accepting("*/*").postBytes("/api/v1/verifications", type, bytes);
        Answer page = house.stranger().postParts("/v", Map.of("text", ""), "file", what, bytes);

        assertThat(program.status()).as(program.toString()).isIn(200, 400, 422);
        if (program.status() == 200) {
            assertThat(JSON.readTree(program.body()).path("verdict").asText())
                    .isIn("altered", "untrusted", "unsigned", "not-ours", "cannot-tell", "refused", "incomplete");
        }
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("data-v=\"ok\"");
        assertThat(program.body() + page.body()).doesNotContain("Exception").doesNotContain("org.");
    }

    static Stream<Arguments> hostileFiles() {
        byte[] zeros = new byte[2_000_000];
        return Stream.of(
                Arguments.of("head of a PDF", "application/pdf", bytes("%PDF-")),
                Arguments.of("PDF of nonsense", "application/pdf", bytes("%PDF-1.7\n" + "x".repeat(5_000) + "\n%%EOF")),
                Arguments.of(
                        "PDF that goes round",
                        "application/pdf",
                        bytes("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count"
                                + " 1000000000/Kids[2 0 R]>>endobj\nxref\n0 1\n0000000000 65535 f\ntrailer<</Root 1 0"
                                + " R/Size 3>>\nstartxref\n99999999\n%%EOF")),
                Arguments.of("no PDF at all", "application/pdf", bytes("PK\u0003\u0004" + "x".repeat(100))),
                Arguments.of("nothing", "application/pdf", new byte[0]),
                Arguments.of("zeros", "image/png", zeros),
                Arguments.of("head of a PNG", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}),
                Arguments.of("PNG of a million by a million", "image/png", hugePng()),
                Arguments.of(
                        "head of a JPEG", "image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0
                        }),
                Arguments.of("script", "image/jpeg", bytes("<svg onload=alert(1)>")));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void a_hostile_text_is_not_ours(String text) throws IOException {
        JsonNode answer = json(postText(text));
        Answer page = house.stranger().postParts("/v", Map.of("text", text), "file", "", new byte[0]);

        assertThat(answer.path("verdict").asText()).isIn("not-ours", "altered", "cannot-tell");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script>").doesNotContain("data-v=\"ok\"");
    }

    static List<String> hostileTexts() {
        return List.of(
                "<script>alert(1)</script>",
                "https://hudang.example/v#",
                "https://hudang.example/v#" + "9".repeat(2_000),
                "https://hudang.example.evil.example/v#123456",
                "https://hudang.example@evil.example/v#123456",
                "http://hudang.example/v#12345678901234567890",
                "\u202e123456",
                "１２３４５６７８９０１２３４５６７８９０",
                "9".repeat(4_000),
                "javascript:alert(1)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"\"}              | 422",
                "{\"text\":\"  \"}            | 422",
                "{\"text\":null}              | 422",
                "{}                           | 422",
                "{\"text\":\"1\",\"at\":\"2020-01-01\"} | 400",
                "{\"text\":\"1\",\"text\":\"2\"} | 400",
                "{\"text\":                   | 400",
                "[]                           | 400",
                "                             | 400"
            })
    void a_request_without_a_text_is_refused(String json, int status) throws IOException {
        Answer answer = post(house.stranger().accepting("application/json"), json == null ? "" : json);

        ProblemsTest.problem(answer, status, status == 400 ? "SV-400" : code(answer));
    }

    @Test
    void a_text_that_no_code_can_hold_is_refused() throws IOException {
        Answer answer =
                post(house.stranger().accepting("application/json"), "{\"text\":\"" + "1".repeat(4_001) + "\"}");

        ProblemsTest.problem(answer, 422, code(answer));
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains("4000");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/zip", "image/svg+xml", "application/x-www-form-urlencoded", "nonsense"})
    void another_kind_of_file_is_refused(String type) throws IOException {
        Answer answer =
                house.stranger().accepting("application/json").postBytes("/api/v1/verifications", type, bytes("x"));

        ProblemsTest.problem(answer, 415, "SV-415");
    }

    @Test
    void what_is_too_large_is_refused_before_it_is_looked_at() throws IOException {
        byte[] large = new byte[24_000_000];
        System.arraycopy(bytes("%PDF-1.7\n"), 0, large, 0, 9);

        Answer program = house.stranger()
                .accepting("application/json")
                .postBytes("/api/v1/verifications", "application/pdf", large);
        Answer page = house.stranger().postParts("/v", Map.of("text", ""), "file", "large.pdf", large);

        ProblemsTest.problem(program, 413, code(program));
        assertThat(page.status()).isEqualTo(413);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("20 MB");
        try (Stream<java.nio.file.Path> left =
                Files.list(house.house().directory().temporary())) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("check-")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/verifications", "/api/v1/verifications/notes"})
    void a_text_in_a_body_larger_than_any_is_refused_unread_in_whatever_way_it_comes(String path) throws IOException {
        byte[] large = ("{\"text\":\"" + "1".repeat(32 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);
        Visitor stranger = house.stranger().accepting("application/json");

        for (String type : List.of("application/json", "APPLICATION/JSON", "application/json;charset=utf-8")) {
            ProblemsTest.problem(stranger.postBytes(path, type, large), 413, "SV-413");
        }
        Answer endless = stranger.send(
                "POST",
                path,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
                "Content-Type",
                "application/json");
        ProblemsTest.problem(endless, 411, "SV-400");
    }

    @Test
    void the_lists_are_handed_out_whole_and_may_be_kept_for_a_while() {
        Answer trust = house.stranger().accepting("*/*").get("/trust-list");
        Answer status = house.stranger().accepting("*/*").get("/status-lists/1");

        assertThat(trust.status()).isEqualTo(200);
        assertThat(trust.header("Content-Type")).isEqualTo(org.hudang.certificates.trust.PublishedTrustList.MEDIA_TYPE);
        assertThat(trust.all("Cache-Control")).containsExactly("max-age=3600, public");
        assertThat(trust.bytes())
                .isEqualTo(house.house().signedLists().trustList().orElseThrow().signed());
        assertThat(status.status()).isEqualTo(200);
        assertThat(status.header("Content-Type")).isEqualTo("application/statuslist+cwt");
        assertThat(status.all("Cache-Control")).containsExactly("max-age=1800, public");
        assertThat(status.bytes())
                .isEqualTo(
                        house.house().signedLists().statusList(1).orElseThrow().token());
    }

    @Test
    void who_has_a_list_already_is_told_so_instead_of_being_sent_it_again() {
        for (String path : List.of("/trust-list", "/status-lists/1")) {
            Answer first = house.stranger().accepting("*/*").get(path);
            Answer again = house.stranger().accepting("*/*").get(path, "If-None-Match", first.header("ETag"));
            Answer other = house.stranger().accepting("*/*").get(path, "If-None-Match", "\"0\"");

            assertThat(first.header("ETag")).matches("\"[0-9a-f]{32}\"");
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.bytes()).isEmpty();
            assertThat(other.status()).isEqualTo(200);
            assertThat(other.bytes()).isEqualTo(first.bytes());
        }
    }

    @Test
    void all_status_lists_are_named_so_that_nobody_has_to_ask_for_one_by_itself() throws IOException {
        JsonNode all = json(house.stranger().accepting("application/json").get("/status-lists"));

        assertThat(all.path("status_lists").size())
                .isEqualTo(house.house().signedLists().statusLists().size());
        assertThat(all.path("status_lists").get(0).asText())
                .isEqualTo(house.house().settings().publicUrl() + "/status-lists/1");
    }

    @Test
    void a_note_of_a_browser_is_answered_alike_whether_there_is_such_a_certificate_or_not() {
        for (String id : List.of("cer_" + "a".repeat(26), issued())) {
            Answer answer = note("{\"certificate\":\"" + id + "\"}");

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.bytes()).isEmpty();
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.all("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"certificate\":\"\"}", "{\"certificate\":\"cer_B\"}", "{\"certificate\":\"../x\"}"})
    void a_note_without_an_identity_is_refused(String json) throws IOException {
        Answer answer = note(json);

        ProblemsTest.problem(answer, 422, "SV-032");
    }

    private String issued() {
        return house.house()
                .certificates()
                .ofHousehold(house.anyHousehold().value(), new org.hudang.certificates.Acting("test", OpenHouse.OURS))
                .get(0)
                .facts()
                .id()
                .value();
    }

    private Answer note(String json) {
        return house.stranger()
                .accepting("application/json")
                .postBytes("/api/v1/verifications/notes", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Only a genuine certificate names its holder; everything else shows no person at all, but in pictures of the paper itself. */
    private static void assertShownOnlyWhenGenuine(JsonNode answer, Answer page) {
        boolean genuine = answer.path("verdict").asText().equals("valid");
        // the text of a picture may hold any four characters by chance
        String words = page.body().replaceAll("base64,[A-Za-z0-9+/=]+", "");
        assertThat(answer.path("shown").isObject()).isEqualTo(genuine);
        assertThat(words.contains("017X")).isEqualTo(genuine);
        if (!genuine) {
            assertThat(words + answer).doesNotContain("样例").doesNotContain("*例");
        }
        assertThat(words).doesNotContain("张样例").doesNotContain(SamplePeople.FAMILY_HEAD);
    }

    private String text(String what) throws IOException {
        String genuine = Files.readString(results(GENUINE + "-qr.txt")).strip();
        return switch (what) {
            case "genuine link" -> genuine;
            case "genuine digits" -> genuine.substring(genuine.indexOf('#') + 1);
            case "withdrawn link" ->
                Files.readString(results(WITHDRAWN + "-qr.txt")).strip();
            case "one digit changed" -> changed(genuine, genuine.length() - 40);
            case "another office" -> "https://shop.example/v#12345678901234567890";
            default -> "没有什么证明";
        };
    }

    private byte[] file(String name) throws IOException {
        return switch (name) {
            case "genuine.pdf" -> Files.readAllBytes(results(GENUINE + ".pdf"));
            case "genuine.png" -> Files.readAllBytes(results(GENUINE + "-qr.png"));
            case "withdrawn.pdf" -> Files.readAllBytes(results(WITHDRAWN + ".pdf"));
            case "withdrawn.png" -> Files.readAllBytes(results(WITHDRAWN + "-qr.png"));
            case "altered.pdf" -> oneByteChanged(Files.readAllBytes(results(GENUINE + ".pdf")));
            case "letter.pdf" -> letter();
            default -> Files.readAllBytes(OpenHouse.SAMPLES.resolve("3-emergency/scene.jpg"));
        };
    }

    private byte[] letter() throws IOException {
        try (Stream<java.nio.file.Path> files =
                Files.list(house.house().directory().results())) {
            return Files.readAllBytes(files.filter(file -> file.toString().endsWith("-letter-altered.pdf"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private java.nio.file.Path results(String name) {
        return house.house().directory().results().resolve(name);
    }

    private static String changed(String digits, int at) {
        char other = digits.charAt(at) == '5' ? '6' : '5';
        return digits.substring(0, at) + other + digits.substring(at + 1);
    }

    private static byte[] oneByteChanged(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[bytes.length / 3] ^= 1;
        return changed;
    }

    private static byte[] hugePng() {
        byte[] png = new byte[100];
        byte[] head = {
            (byte) 0x89,
            'P',
            'N',
            'G',
            13,
            10,
            26,
            10,
            0,
            0,
            0,
            13,
            'I',
            'H',
            'D',
            'R',
            0,
            15,
            66,
            64,
            0,
            15,
            66,
            64,
            8,
            6
        };
        System.arraycopy(head, 0, png, 0, head.length);
        return png;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Answer postText(String text) {
        return post(
                house.stranger().accepting("application/json"),
                JSON.createObjectNode().put("text", text).toString());
    }

    private static Answer post(Visitor visitor, String json) {
        return visitor.postBytes("/api/v1/verifications", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String code(Answer answer) throws IOException {
        return JSON.readTree(answer.body()).path("code").asText();
    }
}
