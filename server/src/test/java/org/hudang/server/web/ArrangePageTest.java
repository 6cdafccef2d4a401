package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages are put in order with plain buttons and by programs; everything that shows the paper shows them so. */
@ExtendWith(InOpenHouse.class)
class ArrangePageTest {
    private static final Acting OURS = new Acting("test", OpenHouse.OURS);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final OpenHouse house;
    private final Household household;
    private final VolumeId volume;
    private final Visitor program;

    ArrangePageTest(OpenHouse house) {
        this.house = house;
        this.household = house.openHousehold("秦样例");
        this.volume = house.file(household.number(), "说明", "样例").volume();
        this.program = house.signedIn(Role.TOWNSHIP_CLERK).accepting("application/json");
    }

    @Test
    void a_clerk_turns_parts_joins_and_takes_back_with_plain_buttons() throws IOException {
        ItemId paper = file("收入证明", 3);
        ItemId other = file("补充证明", 1);
        assertThat(clerk().get("/items/" + paper).body()).contains("/items/" + paper + "/arrange");
        assertThat(clerk().get("/items/" + paper + "/arrange").body()).contains(">收入证明</a>");

        press(paper, Map.of("act", "right", "page", "2"));
        assertThat(wide(paper, 2)).as("turned").isTrue();
        assertThat(wide(paper, 1)).isFalse();
        press(paper, Map.of("act", "earlier", "page", "2"));
        assertThat(wide(paper, 1)).as("moved").isTrue();
        press(
                paper,
                Map.of(
                        "act",
                        "split",
                        "page",
                        "1",
                        "kind",
                        "other",
                        "title",
                        "拆出的一件",
                        "date",
                        "20260901",
                        "responsible",
                        "样例公司"));
        ItemView made = items().stream()
                .filter(item -> item.title().equals("拆出的一件"))
                .findFirst()
                .orElseThrow();
        assertThat(wide(made.id(), 1)).isTrue();
        press(paper, Map.of("act", "merge", "other", other + ":0"));

        assertThat(clerk().get("/items/" + other).body()).contains("页面已并入另一件", "/items/" + paper);
        assertThat(clerk().get("/households/" + household.number()).body()).contains("页面已并入另一件");
        assertThat(clerk().get("/households/" + household.number() + "/history").body())
                .contains("整理第 2 件的页面：旋转", "整理第 2 件的页面：并入别的件");
        String sheets = words(clerk().get("/volumes/" + volume + "/sheets").bytes());
        assertThat(sheets).contains("整理第 2 件的页面");
        assertThat(sheets.replaceAll("\\s", "")).contains("0—页面已并入0002");
        String bound = words(house.as(Role.ARCHIVIST)
                .post("/households/" + household.number() + "/file.pdf", Map.of())
                .bytes());
        assertThat(bound).contains("此件的页面已并入本卷另一件");

        press(paper, Map.of("act", "undo"));
        press(paper, Map.of("act", "undo"));

        assertThat(clerk().get("/items/" + other).body()).doesNotContain("页面已并入另一件");
        assertThat(clerk().get("/items/" + made.id()).body()).contains("页面已并入另一件");
        assertThat(house.house().pictures().pages(item(paper), OURS)).isEqualTo(3);
        assertThat(wide(paper, 1)).as("moved still").isTrue();
    }

    @Test
    void a_paper_whose_pages_went_elsewhere_is_found_by_its_title_and_its_words_where_they_are_now() {
        ItemId paper = file("存款证明", 1, "余额不变的样例");
        ItemId other = file("信天翁附页", 1, "蓝脚鲣鸟的样例");

        press(paper, Map.of("act", "merge", "other", other + ":0"));
        house.house().upkeep().feedIndex();

        assertThat(found("蓝脚鲣鸟")).contains("/items/" + paper).doesNotContain("/items/" + other);
        assertThat(found("信天翁附页")).contains("/items/" + other);
    }

    private String found(String words) {
        return clerk().get("/find?q=" + Visitor.encoded(words)).body();
    }

    @Test
    void the_second_of_two_editors_sees_the_paper_as_it_is_and_what_was_wrong_is_said() {
        ItemId paper = file("户口簿", 2);
        Map<String, String> seen =
                Map.of("key", "page/late/" + paper, "base", "0", "all", "2", "act", "delete", "page", "1");
        press(paper, Map.of("act", "over", "page", "1"));

        Answer late = clerk().post("/items/" + paper + "/arrange", seen);
        Answer nothing = clerk().post(
                        "/items/" + paper + "/arrange",
                        Map.of("key", "page/none/" + paper, "base", "1", "all", "2", "act", "delete"));

        assertThat(late.status()).as(late.toString()).isEqualTo(422);
        assertThat(late.body()).contains("刚刚被别人整理过", "name=\"base\" value=\"1\"");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(house.house().pictures().pages(item(paper), OURS)).isEqualTo(2);
    }

    @Test
    void a_program_edits_undoes_and_is_told_when_it_is_late() throws IOException {
        ItemId paper = file("工资条", 2);
        String address = "/api/v1/items/" + paper + "/arrangement";

        JsonNode first = JSON.readTree(post(address, "k1", "{\"base\":0,\"edit\":\"delete\",\"pages\":[1]}")
                .body());
        JsonNode again = JSON.readTree(post(address, "k1", "{\"base\":0,\"edit\":\"delete\",\"pages\":[1]}")
                .body());
        Answer late = post(address, "k2", "{\"base\":0,\"edit\":\"rotate\",\"pages\":[1],\"degrees\":90}");
        Answer wrong = post(address, "k3", "{\"base\":1,\"edit\":\"rotate\",\"pages\":[7],\"degrees\":90}");
        JsonNode undone = JSON.readTree(
                post(address, "k4", "{\"base\":1,\"edit\":\"undo\"}").body());

        assertThat(first.path("pages").asInt()).as(first.toString()).isEqualTo(1);
        assertThat(first.path("undoable").asBoolean()).isTrue();
        assertThat(again).isEqualTo(first);
        assertThat(late.status()).isEqualTo(409);
        assertThat(JSON.readTree(late.body()).path("code").asText()).isEqualTo("AR-112");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(undone.path("base").asInt()).isEqualTo(2);
        assertThat(undone.path("pages").asInt()).isEqualTo(2);
        assertThat(JSON.readTree(clerk().get(address).body()).path("undoable").asBoolean())
                .isFalse();
        assertThat(post(
                                "/api/v1/items/" + house.theirs().item().id() + "/arrangement",
                                "k5",
                                "{\"base\":0,\"edit\":\"undo\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_signed_paper_is_left_alone() throws IOException {
        ItemView signed = house.demoHousehold(SamplePeople.FAMILY_HEAD).volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .filter(item -> item.kind().equals(ItemKind.AUTHORIZATION))
                .findFirst()
                .orElseThrow();

        Answer answer = post(
                "/api/v1/items/" + signed.id() + "/arrangement",
                "s/" + signed.id(),
                "{\"base\":0,\"edit\":\"rotate\",\"pages\":[1],\"degrees\":90}");

        assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo("AR-110");
        assertThat(clerk().get("/items/" + signed.id()).body()).doesNotContain("/arrange");
    }

    private void press(ItemId paper, Map<String, String> fields) {
        String page = clerk().get("/items/" + paper + "/arrange").body();
        Matcher key = KEY.matcher(page);
        assertThat(key.find()).as(page).isTrue();
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.put("key", key.group(1));
        all.put("base", String.valueOf(item(paper).orders()));
        all.put("all", String.valueOf(house.house().pictures().pages(item(paper), OURS)));
        assertThat(page).contains("name=\"base\" value=\"" + all.get("base") + "\"");
        Answer answer = clerk().post("/items/" + paper + "/arrange", all);
        assertThat(answer.status()).as(answer.toString() + answer.body()).isEqualTo(302);
    }

    private Visitor clerk() {
        return house.as(Role.TOWNSHIP_CLERK);
    }

    private Answer post(String path, String key, String json) {
        return program.saying("Idempotency-Key", key + path).postJson(path, json);
    }

    private boolean wide(ItemId paper, int page) throws IOException {
        Answer picture = clerk().get("/items/" + paper + "/pages/" + page + "?size=thumb");
        assertThat(picture.status()).isEqualTo(200);
        var image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        return image.getWidth() > image.getHeight();
    }

    private static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private ItemView item(ItemId id) {
        return house.house().archive().item(id, OURS).orElseThrow();
    }

    private List<ItemView> items() {
        return house.house()
                .archive()
                .contents(household.number(), OURS)
                .volumes()
                .get(0)
                .items();
    }

    private ItemId file(String title, int pages) {
        return file(title, pages, "");
    }

    /** @param words of its pages, as a machine would have read them; empty when none did */
    private ItemId file(String title, int pages, String words) {
        List<NewRendition> renditions = new ArrayList<>(List.of(
                new NewRendition(RenditionRole.ORIGINAL, "a.pdf", "application/pdf", ContentSource.of(tall(pages)))));
        if (!words.isEmpty()) {
            renditions.add(new NewRendition(
                    RenditionRole.TEXT,
                    "a.txt",
                    "text/plain",
                    ContentSource.of(words.getBytes(StandardCharsets.UTF_8))));
        }
        NewItem item =
                new NewItem(ItemKind.OTHER, title, Optional.empty(), LocalDate.of(2026, 9, 1), "样例公司", renditions);
        return house.house()
                .archive()
                .file(new Filing("arrange/" + volume + "/" + title.hashCode(), volume, "intake", List.of(item)), OURS)
                .items()
                .get(0)
                .id();
    }

    private static byte[] tall(int pages) {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage(PDRectangle.A4));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
