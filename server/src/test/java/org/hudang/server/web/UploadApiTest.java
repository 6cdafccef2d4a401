package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionView;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Papers that come in as programs bring them. */
@ExtendWith(InOpenHouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Acting OURS = new Acting("test", OpenHouse.OURS);

    private static final byte[] ACTING_PDF = ActingPdf.bytes();

    private final OpenHouse house;
    private final Household household;
    private final Volume volume;

    UploadApiTest(OpenHouse house) {
        this.house = house;
        this.household = house.openHousehold("柳样例");
        this.volume = house.house()
                .archive()
                .openVolume(
                        new OpenVolume(
                                "uploads/" + household.number(),
                                household.number(),
                                VolumeKind.APPROVAL,
                                "DB",
                                2026,
                                "样例卷"),
                        OURS);
    }

    @Test
    void a_paper_comes_in_parts_is_examined_and_filed_once() throws IOException {
        byte[] file = text("样例：第一份说明。");
        JsonNode begun = begin("说明.txt", file, "k1");
        assertThat(begun.path("state").asText()).isEqualTo("RECEIVING");

        Answer late = put(begun, file, 10, file.length);
        assertThat(JSON.readTree(late.body()).path("received").toString()).isEqualTo("[[10," + file.length + "]]");
        put(begun, file, 0, 10);
        Answer complete = post("/api/v1/uploads/" + id(begun) + "/complete", "");
        assertThat(complete.status()).isEqualTo(202);
        house.house().tray().attend();

        JsonNode ready = read("/api/v1/uploads/" + id(begun));
        assertThat(ready.path("state").asText()).isEqualTo("READY");
        assertThat(ready.path("type").asText()).isEqualTo("TXT");
        Answer filed = file("f1", id(begun));
        Answer again = file("f1", id(begun));
        assertThat(filed.status()).as(filed.toString()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(filed.body());
        String item =
                JSON.readTree(filed.body()).path("items").path(0).path("id").asText();
        assertThat(read("/api/v1/uploads/" + id(begun)).path("item").asText()).isEqualTo(item);
        assertThat(clerk().accepting("text/html").get("/items/" + item).status())
                .isEqualTo(200);
    }

    @Test
    void the_answer_to_a_lie_names_it() throws IOException {
        byte[] file = text("样例：第二份说明。");
        JsonNode begun = begin("说明二.txt", file, "k2");

        problem(send("PUT", part(begun, 0), Arrays.copyOf(file, 10), digest(file)), 422, "AR-010");
        problem(put(begun, file, 0, 10), 200, "");
        problem(send("PUT", part(begun, 5), Arrays.copyOf(file, 10), digest(Arrays.copyOf(file, 10))), 409, "AR-065");
        problem(
                send("PUT", part(begun, file.length), Arrays.copyOf(file, 1), digest(Arrays.copyOf(file, 1))),
                422,
                "AR-064");
        problem(send("PUT", part(begun, 10), Arrays.copyOf(file, 1), "sha-256=abc"), 422, "SV-032");
        problem(post("/api/v1/uploads/" + id(begun) + "/complete", ""), 409, "AR-067");
        problem(file("f2", id(begun)), 409, "AR-063");
        problem(announce("说明二.txt", text("another"), "k2"), 422, "AR-006");
        problem(announce("a.txt", new byte[0], "k3"), 422, "AR-009");
    }

    @Test
    void a_request_without_its_key_or_digest_is_not_understood() throws IOException {
        byte[] file = text("样例：第三份说明。");
        JsonNode begun = begin("说明三.txt", file, "k4");

        problem(post(uploads(household), "{\"name\":\"a.txt\",\"bytes\":1,\"sha256\":\"00\"}"), 400, "SV-400");
        problem(
                clerk().send(
                                "PUT",
                                part(begun, 0),
                                BodyPublishers.ofByteArray(file),
                                "Content-Type",
                                "application/octet-stream",
                                "X-XSRF-TOKEN",
                                clerk().token()),
                400,
                "SV-400");
    }

    @Test
    void a_double_is_told_and_filed_only_when_it_is_meant() throws IOException {
        byte[] file = text("样例：第四份说明。");
        String first = examined("原件.txt", file, "k5");
        assertThat(file("f5", first).status()).isEqualTo(201);
        String second = examined("复件.txt", file, "k6");

        assertThat(read("/api/v1/uploads/" + second).path("duplicateOf").asText())
                .startsWith("itm_");
        problem(file("f6", second), 409, "AR-068");
        ObjectNode meant = papers(second);
        ((ObjectNode) meant.path("papers").path(0)).put("evenIfThere", true);
        assertThat(post(filings(), meant.toString(), "Idempotency-Key", "f7").status())
                .isEqualTo(201);
    }

    @Test
    void a_paper_that_fails_the_inspection_is_named_and_stays_until_it_is_right() throws IOException {
        String upload = examined("将来.txt", text("样例：第五份说明。"), "k7");
        ObjectNode early = papers(upload);
        ((ObjectNode) early.path("papers").path(0)).put("date", "2199-01-01");

        Answer refused = post(filings(), early.toString(), "Idempotency-Key", "f9");
        problem(refused, 422, "AR-132");
        assertThat(JSON.readTree(refused.body()).path("detail").asText()).contains("#1 GD-1-5");
        assertThat(read("/api/v1/uploads/" + upload).path("state").asText()).isEqualTo("READY");

        assertThat(file("f10", upload).status()).isEqualTo(201);
        house.house().inspections().inspect(volume.id(), Stage.GD, OURS);
        Visitor archivist = house.signedIn(Role.ARCHIVIST).reading("zh-CN").accepting("text/html");
        assertThat(archivist.get("/volumes/" + volume.id() + "/inspections/GD").body())
                .contains("归入时逐件检测：", "GD-4-2");
    }

    @Test
    void a_quarantined_paper_can_be_downloaded_and_nothing_else_at_every_door() throws IOException {
        String upload = examined("弹窗.pdf", ACTING_PDF, "k8");
        JsonNode seen = read("/api/v1/uploads/" + upload);
        assertThat(seen.path("state").asText()).isEqualTo("QUARANTINED");
        assertThat(seen.path("findings").path(0).path("code").asText()).isEqualTo("IN-020");
        Answer filed = file("f8", upload);
        String item =
                JSON.readTree(filed.body()).path("items").path(0).path("id").asText();

        Answer page = clerk().accepting("text/html").get("/items/" + item);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("隔离存放")
                .contains("会自动执行的内容")
                .doesNotContain("/items/" + item + "/pages/")
                .doesNotContain("签名与印章");
        assertThat(clerk().get("/items/" + item + "/pages/1").status()).isEqualTo(404);
        ItemView archived = house.house().archive().item(new ItemId(item), OURS).orElseThrow();
        assertThat(archived.renditions())
                .extracting(RenditionView::mediaType)
                .containsExactly("application/vnd.hudang.quarantined", "application/json");
        house.house().indexing().feed();
        assertThat(house.house().upkeep().troubles()).doesNotContainKey("papers-not-read-for-the-index");
        Answer original = clerk().get("/renditions/" + archived.original().id());
        assertThat(original.bytes()).isEqualTo(ACTING_PDF);
        assertThat(original.header("Content-Disposition")).startsWith("attachment");
        assertThat(original.header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @Test
    void what_belongs_to_another_township_is_not_there() throws IOException {
        byte[] file = text("邻镇的说明");
        Visitor neighbour = house.stranger();
        String password = house.newAccount("uploads-neighbour", OpenHouse.THEIRS, Role.TOWNSHIP_CLERK);
        neighbour.signIn("uploads-neighbour", password).accepting("application/json");
        Household theirs = house.theirs().household();
        Answer begun = neighbour.send(
                "POST",
                uploads(theirs),
                BodyPublishers.ofString(announcement("邻.txt", file)),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "neighbour",
                "X-XSRF-TOKEN",
                neighbour.token());
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        JsonNode upload = JSON.readTree(begun.body());

        for (Answer answer : List.of(
                clerk().get("/api/v1/uploads/" + id(upload)),
                put(upload, file, 0, file.length),
                post("/api/v1/uploads/" + id(upload) + "/complete", ""),
                send("DELETE", "/api/v1/uploads/" + id(upload), new byte[0], ""),
                clerk().get(uploads(theirs)),
                post(uploads(theirs), announcement("邻.txt", file), "Idempotency-Key", "x"))) {
            problem(answer, 404, "SV-404");
        }
        problem(file("neighbour", id(upload)), 422, "AR-060");
    }

    @Test
    void what_was_dropped_is_gone() throws IOException {
        JsonNode begun = begin("不要了.txt", text("样例：不要了。"), "k9");

        assertThat(send("DELETE", "/api/v1/uploads/" + id(begun), new byte[0], "")
                        .status())
                .isEqualTo(204);

        problem(clerk().get("/api/v1/uploads/" + id(begun)), 404, "SV-404");
    }

    private String examined(String name, byte[] file, String key) throws IOException {
        JsonNode begun = begin(name, file, key);
        assertThat(put(begun, file, 0, file.length).status()).isEqualTo(200);
        post("/api/v1/uploads/" + id(begun) + "/complete", "");
        house.house().tray().attend();
        return id(begun);
    }

    private JsonNode begin(String name, byte[] file, String key) throws IOException {
        Answer answer = announce(name, file, key);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        JsonNode begun = JSON.readTree(answer.body());
        assertThat(answer.location()).isEqualTo("/api/v1/uploads/" + id(begun));
        return begun;
    }

    private Answer announce(String name, byte[] file, String key) throws IOException {
        return post(uploads(household), announcement(name, file), "Idempotency-Key", key);
    }

    private static String announcement(String name, byte[] file) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("bytes", file.length)
                .put("sha256", HexFormat.of().formatHex(sha256(file)))
                .toString();
    }

    private Answer put(JsonNode upload, byte[] file, int from, int to) {
        byte[] bytes = Arrays.copyOfRange(file, from, to);
        return send("PUT", part(upload, from), bytes, digest(bytes));
    }

    private Answer file(String key, String upload) {
        return post(filings(), papers(upload).toString(), "Idempotency-Key", key);
    }

    private ObjectNode papers(String upload) {
        ObjectNode papers =
                JSON.createObjectNode().put("volume", volume.id().value()).put("event", "intake");
        papers.putArray("papers")
                .addObject()
                .put("upload", upload)
                .put("kind", "other")
                .put("title", "样例材料")
                .put("date", "2026-11-01")
                .put("responsible", "柳样例");
        return papers;
    }

    private Answer post(String path, String json, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        all[headers.length + 2] = "X-XSRF-TOKEN";
        all[headers.length + 3] = clerk().token();
        return clerk().send("POST", path, BodyPublishers.ofString(json, StandardCharsets.UTF_8), all);
    }

    private Answer send(String method, String path, byte[] bytes, String digest) {
        String[] headers = digest.isEmpty()
                ? new String[] {"X-XSRF-TOKEN", clerk().token()}
                : new String[] {
                    "X-XSRF-TOKEN",
                    clerk().token(),
                    "Content-Type",
                    "application/octet-stream",
                    "Content-Digest",
                    digest
                };
        return clerk().send(method, path, BodyPublishers.ofByteArray(bytes), headers);
    }

    private JsonNode read(String path) throws IOException {
        return JSON.readTree(clerk().get(path).body());
    }

    private static void problem(Answer answer, int status, String code) throws IOException {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo(code);
    }

    private Visitor clerk() {
        return house.as(Role.TOWNSHIP_CLERK).accepting("application/json");
    }

    private static String uploads(Household household) {
        return "/api/v1/households/" + household.number() + "/uploads";
    }

    private String filings() {
        return "/api/v1/households/" + household.number() + "/filings";
    }

    private static String part(JsonNode upload, int offset) {
        return "/api/v1/uploads/" + id(upload) + "/parts/" + offset;
    }

    private static String id(JsonNode upload) {
        return upload.path("id").asText();
    }

    private static String digest(byte[] bytes) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(bytes)) + ":";
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}
