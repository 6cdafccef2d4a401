package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.reception.Origin;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Form;
import org.hudang.archive.transfer.Packages.Order;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A package of others is brought, seen with everything that was found, and then taken over or sent away. */
@ExtendWith(InOpenHouse.class)
class ReceptionPageTest {
    private static final String SENDER = "邻县民政局（样例）";

    private final OpenHouse house;

    @TempDir
    private Path folder;

    ReceptionPageTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void it_comes_in_parts_is_shown_item_by_item_and_taken_only_when_that_is_said() throws IOException {
        byte[] bag = handedOver("孔样例");
        String page = inParts("孔样例户.zip", bag);
        Path lying = house.house().directory().work().resolve("packages").resolve(page.substring(10));

        assertThat(archivist().get("/packages").body()).contains("孔样例户.zip", "已收全", page);
        String seen = looked(page);
        assertThat(seen).contains(SENDER, "孔*例 户，1 人", "新开户档", "BagIt", "YJ-2-9", "不通过", "检测有不通过的项目");
        String other = house.newAccount("receiving-there", OpenHouse.THEIRS, Role.ARCHIVIST);
        Visitor elsewhere = house.stranger().signIn("receiving-there", other);
        assertThat(elsewhere.get(page).status()).isEqualTo(404);
        assertThat(elsewhere.get("/packages").body()).doesNotContain(page);

        Answer refused = archivist().post(page + "/take", Map.of());
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.body()).contains("没有接收，什么也没有留下");
        assertThat(lying.resolve("bytes")).hasBinaryContent(bag);

        Answer taken = archivist().post(page + "/take", Map.of("faults", "told"));
        assertThat(taken.status()).as(taken.toString()).isEqualTo(302);
        assertThat(taken.location()).startsWith("/households/hh_");
        HouseholdNumber here = new HouseholdNumber(taken.location().substring(12));
        Origin origin = house.house()
                .life()
                .receiving()
                .origins(here, new Acting("test", OpenHouse.OURS))
                .get(0);
        assertThat(origin.sender()).isEqualTo(SENDER);
        String report = "/items/" + origin.history().orElseThrow();
        String household = archivist().get(taken.location()).body();
        assertThat(household).contains("孔*例 户", SENDER + " 移交", report, "移交与接收检测：", "/inspections/YJ");
        assertThat(archivist().get(report).body()).contains("reception.json");
        assertThat(archivist()
                        .get(household.replaceAll("(?s).*\"(/volumes/vol_[a-z2-7]{26}/inspections/YJ)\".*", "$1"))
                        .body())
                .contains("YJ-1-14");
        assertThat(archivist().get(page).status()).isEqualTo(404);
        assertThat(lying).doesNotExist();
    }

    @Test
    void a_program_is_told_what_was_found_and_where_the_reports_are() throws IOException {
        byte[] bag = handedOver("穆样例");
        Visitor archivist = house.as(Role.ARCHIVIST).accepting("application/json");

        Answer answer = archivist.send(
                "POST",
                "/api/v1/packages?faults=told&township=" + OpenHouse.OURS,
                BodyPublishers.ofByteArray(bag),
                "Content-Type",
                "application/octet-stream",
                "X-XSRF-TOKEN",
                archivist.token());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        JsonNode taken = new ObjectMapper().readTree(answer.body());
        JsonNode arrival = taken.path("reports").path("arrival");
        assertThat(arrival).hasSize(1);
        assertThat(arrival.path(0).path("stage").asText()).isEqualTo("YJ");
        assertThat(arrival.path(0).path("failed").asInt()).isPositive();
        JsonNode kept = taken.path("reports").path("kept");
        assertThat(kept).hasSize(1);
        assertThat(kept.path(0).path("byHand").asInt()).isPositive();
        String volume = kept.path(0).path("volume").asText();
        assertThat(volume).isNotEqualTo(arrival.path(0).path("volume").asText());
        assertThat(archivist().get("/volumes/" + volume + "/inspections/YJ").body())
                .contains(kept.path(0).path("code").asText());
        JsonNode origins = new ObjectMapper()
                .readTree(archivist
                        .accepting("application/json")
                        .get("/api/v1/households/" + taken.path("household").asText() + "/origins")
                        .body());
        assertThat(origins.path(0).path("history").asText())
                .isEqualTo(taken.path("reports").path("paper").asText())
                .startsWith("itm_");
    }

    @Test
    void what_was_altered_is_told_by_file_and_can_only_be_sent_away() throws IOException {
        byte[] bag = handedOver("邱样例");
        bag[new String(bag, StandardCharsets.ISO_8859_1).indexOf("Source-Organization")] ^= 1;

        String page = inForm("altered.zip", bag);
        assertThat(looked(page)).contains("不能接收", "bag-info.txt").doesNotContain(page + "/take");
        assertThat(archivist().post(page + "/take", Map.of("faults", "told")).status())
                .isEqualTo(422);
        assertThat(looked(inForm("nonsense.zip", new byte[] {1, 2, 3}))).contains("不能接收");

        assertThat(archivist().post(page + "/drop", Map.of()).location()).isEqualTo("/packages");
        assertThat(archivist().get("/packages").body()).doesNotContain(page);
        assertThat(archivist().get(page).status()).isEqualTo(404);
    }

    @Test
    void a_paper_that_acts_by_itself_is_told_before_and_lies_in_quarantine_afterwards() throws IOException {
        Household there = house.openThere("华样例", "样例", "样例");
        fileActing(there.number());

        String page = inForm("acting.zip", exported(there.number()));
        assertThat(looked(page)).contains("有隔离存放的文件，不打开，请人工核对。");
        Answer taken = archivist().post(page + "/take", Map.of("faults", "told"));
        assertThat(taken.status()).as(taken.toString()).isEqualTo(302);

        HouseholdNumber here = new HouseholdNumber(taken.location().substring(12));
        ItemView item = house.house().archive().contents(here, new Acting("test", OpenHouse.OURS)).volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .filter(one -> one.title().equals("会动的样例"))
                .findFirst()
                .orElseThrow();
        assertThat(archivist().get("/items/" + item.id()).body()).contains("隔离存放：不显示", "会自动执行的内容");
    }

    /** A PDF that runs a script when it is opened. */
    private void fileActing(HouseholdNumber household) throws IOException {
        Acting acting = new Acting("test", OpenHouse.THEIRS);
        Archive archive = house.house().archive();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            document.save(bytes);
        }
        NewItem item = new NewItem(
                ItemKind.OTHER,
                "会动的样例",
                Optional.empty(),
                LocalDate.of(2026, 9, 1),
                "样例镇",
                List.of(new NewRendition(
                        RenditionRole.ORIGINAL,
                        "acting.pdf",
                        "application/pdf",
                        ContentSource.of(bytes.toByteArray()))));
        VolumeId volume =
                archive.contents(household, acting).volumes().get(0).volume().id();
        var unused = archive.file(new Filing("reception/acting", volume, "more", List.of(item)), acting);
    }

    @Test
    void what_this_house_handed_out_itself_is_known() throws IOException {
        HouseholdNumber own = house.openHousehold("严样例").number();
        var unused = house.file(own, "样例", "样例");

        assertThat(looked(inForm("own.zip", exported(own)))).contains("已经接收过", "/households/" + own);
    }

    private byte[] handedOver(String name) throws IOException {
        Household household = house.openThere(name, "样例", "样例");
        return exported(household.number());
    }

    private byte[] exported(HouseholdNumber number) throws IOException {
        Path file = folder.resolve(number + ".zip");
        var unused = house.house()
                .packages()
                .export(new Order(number, Form.BAG, SENDER, Faults.TOLD), file, Acting.bureau("test"));
        return Files.readAllBytes(file);
    }

    /** The page of a package that came in two parts, the first of them twice. */
    private String inParts(String name, byte[] bytes) throws IOException {
        Visitor archivist = house.as(Role.ARCHIVIST).accepting("application/json");
        Answer begun = archivist.send(
                "POST",
                "/api/v1/packages/arriving",
                BodyPublishers.ofString("{\"name\":\"%s\",\"bytes\":%d,\"township\":\"%s\"}"
                        .formatted(name, bytes.length, OpenHouse.OURS)),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "reception/" + bytes.length,
                "X-XSRF-TOKEN",
                archivist.token());
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        String parts = "/api/v1" + begun.location().replace("/packages/", "/packages/arriving/") + "/parts/";
        byte[] first = Arrays.copyOf(bytes, bytes.length / 2);
        assertThat(put(archivist, parts + 0, first).path("state").asText()).isEqualTo("RECEIVING");
        JsonNode again = put(archivist, parts + 0, first);
        assertThat(again.path("received").toString()).isEqualTo("[[0," + first.length + "]]");
        byte[] second = Arrays.copyOfRange(bytes, first.length, bytes.length);
        assertThat(put(archivist, parts + first.length, second).path("state").asText())
                .isEqualTo("WHOLE");
        return begun.location();
    }

    private static JsonNode put(Visitor archivist, String path, byte[] part) throws IOException {
        Answer answer = archivist.send(
                "PUT",
                path,
                BodyPublishers.ofByteArray(part),
                "Content-Type",
                "application/octet-stream",
                "Content-Digest",
                "sha-256=:" + Base64.getEncoder().encodeToString(sha256(part)) + ":",
                "X-XSRF-TOKEN",
                archivist.token());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page of a package that came with the plain form. */
    private String inForm(String name, byte[] bytes) {
        Visitor archivist = archivist();
        Answer brought = archivist.postParts(
                "/packages", Map.of("_csrf", archivist.token(), "township", OpenHouse.OURS), "file", name, bytes);
        assertThat(brought.status()).as(brought.toString()).isEqualTo(302);
        return brought.location();
    }

    /** The page once the package was looked at: each answer waits a while for that. */
    private String looked(String page) {
        String body = archivist().get(page).body();
        for (int i = 0; i < 40 && body.contains("正在检查"); i++) {
            body = archivist().get(page).body();
        }
        return body;
    }

    private Visitor archivist() {
        return house.as(Role.ARCHIVIST);
    }
}
