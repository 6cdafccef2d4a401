package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.VolumeId;
import org.hudang.server.account.Role;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an inspection leaves to people is decided by an archivist, on the page and by programs, and stands on the paper. */
@ExtendWith(InOpenHouse.class)
class JudgementsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Acting BUREAU = Acting.bureau("test");
    private static final String WORDS = "两台扫描仪均正常，按规定配备。";

    private final OpenHouse house;
    private final Household household;
    private final ItemView paper;
    private final VolumeId volume;
    private final String page;
    private final String api;

    JudgementsTest(OpenHouse house) {
        this.house = house;
        this.household = house.openHousehold("卓样例");
        this.paper = house.file(household.number(), "卓样例的申请书", "样例");
        this.volume = paper.volume();
        this.page = "/volumes/" + volume + "/inspections/GD";
        this.api = "/api/v1" + page;
        Inspection unused = house.house().inspections().inspect(volume, Stage.GD, BUREAU);
    }

    @Test
    void an_archivist_sees_what_is_left_to_people_and_a_sample_of_papers_and_others_read() {
        assertThat(archivist().get(page).body())
                .contains("由人判定：", "outcome-GD-3-4", "words-GD-4-7", "/items/" + paper.id(), "第 1 件：卓*例的申请书")
                .contains("name=\"report\" value=\"GD-1\"", "重新检测")
                .doesNotContain("outcome-GD-2-9");
        assertThat(clerk().get(page).body())
                .contains("GD-3-4", "请人工抽样打开文件查看。")
                .doesNotContain("outcome-GD-3-4", "重新检测");
    }

    @Test
    void what_is_decided_stands_in_the_line_with_name_and_words_and_the_rest_stays_open() throws Exception {
        Answer saved = archivist()
                .post(
                        page + "/judgements",
                        Map.of(
                                "report", "GD-1",
                                "outcome-GD-3-6", "PASSED",
                                "words-GD-3-6", "两台扫描仪\r\n均正常",
                                "outcome-GD-3-4", "",
                                "words-GD-3-4", ""));

        assertThat(saved.status()).as(saved.toString()).isEqualTo(302);
        String after = archivist().get(page).body();
        assertThat(after)
                .contains("人工判定（", "）：两台扫描仪 均正常", "请人工核对软硬件环境。", "value=\"GD-2\"", "outcome-GD-3-4")
                .doesNotContain("outcome-GD-3-6");
        assertThat(clerk().get("/households/" + household.number()).body()).contains("人工判定检测项目", "判定 1 项，其中不通过 0 项");
        JsonNode line = line(clerk().accepting("application/json").get(api).body(), "GD-3-6");
        assertThat(line.path("result").asText()).isEqualTo("passed");
        assertThat(line.path("judged").path("why").asText()).isEqualTo("LOOK_AT_MACHINES");
    }

    @Test
    void half_a_judgement_is_shown_again_with_what_was_typed_and_nothing_is_kept() {
        Answer half = archivist()
                .post(
                        page + "/judgements",
                        Map.of("report", "GD-1", "outcome-GD-3-4", "PASSED", "words-GD-4-7", "由窗口岗位整理扫描。"));

        assertThat(half.status()).isEqualTo(422);
        assertThat(half.body()).contains("这几项没有填全：GD-3-4 GD-4-7", "由窗口岗位整理扫描。</textarea>");
        assertThat(archivist()
                        .post(page + "/judgements", Map.of("report", "GD-1"))
                        .body())
                .contains("一项也没有填");
        Answer named = archivist()
                .post(
                        page + "/judgements",
                        Map.of("report", "GD-1", "outcome-GD-3-4", "FAILED", "words-GD-3-4", "卓样例的照片看不清"));
        assertThat(named.status()).isEqualTo(422);
        assertThat(named.body()).contains("有这户人的姓名或者号码", "卓样例的照片看不清</textarea>");
        assertThat(newest().follows()).isEmpty();
    }

    @Test
    void programs_judge_a_report_by_its_number_and_are_told_when_it_is_not_the_newest() throws Exception {
        Answer judged = program().postJson(api + "/judgements", body("GD-1", "GD-3-6", "FAILED", WORDS));

        assertThat(judged.status()).as(judged.toString()).isEqualTo(200);
        assertThat(JSON.readTree(judged.body()).path("follows").asInt()).isEqualTo(1);
        assertThat(line(judged.body(), "GD-3-6")
                        .path("faults")
                        .get(0)
                        .path("found")
                        .asText())
                .isEqualTo(WORDS);
        assertThat(program()
                        .postJson(api + "/judgements", body("GD-1", "GD-3-6", "FAILED", WORDS))
                        .body())
                .isEqualTo(judged.body());
        Answer outdated = program().postJson(api + "/judgements", body("GD-1", "GD-4-7", "PASSED", WORDS));
        assertThat(outdated.status()).isEqualTo(409);
        assertThat(outdated.body()).contains("AR-145", "GD-2");
        assertThat(program()
                        .postJson(api + "/judgements", body("GD-2", "GD-2-9", "PASSED", WORDS))
                        .body())
                .contains("AR-146");
        assertThat(program()
                        .postJson(api + "/judgements", body("GD-2", "GD-4-7", "PASSED", "好"))
                        .body())
                .contains("AR-009", "5-500");
    }

    @Test
    void what_is_no_judgement_is_refused_by_name_and_only_an_archivist_may_judge() {
        for (String wrong : List.of(
                body("YJ-1", "GD-3-4", "PASSED", WORDS),
                body("GD-0", "GD-3-4", "PASSED", WORDS),
                body("GD-1", "3-4", "PASSED", WORDS),
                body("GD-1", "GD-3-4", "GOOD", WORDS),
                "{\"report\":\"GD-1\",\"judgements\":[null]}",
                "{}")) {
            Answer refused = program().postJson(api + "/judgements", wrong);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(refused.body()).contains("SV-032");
        }
        assertThat(program()
                        .postJson(api + "/judgements", "{\"report\":\"GD-1\"}")
                        .body())
                .contains("AR-009");
        assertThat(program()
                        .postJson(api + "/judgements", body("GD-9", "GD-3-4", "PASSED", WORDS))
                        .status())
                .isEqualTo(404);
        assertThat(clerk().postJson(api + "/judgements", body("GD-1", "GD-3-4", "PASSED", WORDS))
                        .status())
                .isEqualTo(403);
        assertThat(clerk().post(page + "/judgements", Map.of("report", "GD-1")).status())
                .isEqualTo(403);
        assertThat(clerk().post(page, Map.of()).status()).isEqualTo(403);
        assertThat(newest().follows()).isEmpty();
    }

    @Test
    void the_sealed_paper_says_who_judged_and_in_which_words_and_nothing_is_judged_while_it_waits() throws Exception {
        String judgement = body("GD-1", "GD-3-6", "PASSED", WORDS);
        assertThat(program().postJson(api + "/judgements", judgement).status()).isEqualTo(200);
        assertThat(program()
                        .postJson(api + "/paper", "{\"seal\":\"" + townSeal() + "\"}")
                        .body())
                .contains("WAITING");

        Answer waits = program().postJson(api + "/judgements", body("GD-2", "GD-4-7", "PASSED", WORDS));
        assertThat(waits.status()).isEqualTo(409);
        assertThat(waits.body()).contains("AR-148");
        assertThat(archivist().get(page).body()).contains("已经申请用印").doesNotContain("outcome-GD-3-4");

        assertThat(house.as(Role.TOWNSHIP_REVIEWER)
                        .post(page + "/paper/approve", Map.of())
                        .status())
                .isEqualTo(302);
        try (PDDocument report = Loader.loadPDF(clerk().get(page + "/paper.pdf").bytes())) {
            assertThat(new PDFTextStripper().getText(report).replaceAll("\\s", ""))
                    .contains("人工判定（", "）：" + WORDS, "请人工核对软硬件环境。");
        }
        assertThat(house.house().archive().check().findings())
                .noneMatch(finding -> finding.where().contains(volume.value()));
    }

    @Test
    void an_archivist_inspects_again_on_the_page_and_everything_is_open_anew() {
        assertThat(program()
                        .postJson(api + "/judgements", body("GD-1", "GD-3-6", "FAILED", WORDS))
                        .status())
                .isEqualTo(200);

        assertThat(archivist().post(page, Map.of()).status()).isEqualTo(302);

        assertThat(archivist().get(page).body())
                .contains("outcome-GD-3-6", "value=\"GD-3\"")
                .doesNotContain(WORDS);
    }

    private Inspection newest() {
        return house.house().inspections().newest(volume, Stage.GD, BUREAU).orElseThrow();
    }

    private static JsonNode line(String report, String number) throws Exception {
        for (JsonNode line : JSON.readTree(report).path("items")) {
            if (line.path("number").asText().equals(number)) {
                return line;
            }
        }
        throw new AssertionError(number + " in " + report);
    }

    private static String body(String report, String item, String outcome, String words) {
        return "{\"report\":\"" + report + "\",\"judgements\":[{\"item\":\"" + item + "\",\"outcome\":\"" + outcome
                + "\",\"words\":\"" + words + "\"}]}";
    }

    private String townSeal() {
        return house.house().signing().registry().all(new Officer("test", OpenHouse.OURS, "test")).stream()
                .filter(seal -> seal.state() == SealState.ACTIVE)
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }

    private Visitor clerk() {
        return house.as(Role.TOWNSHIP_CLERK);
    }

    private Visitor archivist() {
        return house.as(Role.ARCHIVIST);
    }

    private Visitor program() {
        return house.signedIn(Role.ARCHIVIST).accepting("application/json");
    }
}
