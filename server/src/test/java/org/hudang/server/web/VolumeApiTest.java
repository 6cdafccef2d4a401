package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hudang.archive.Acting;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Material;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.account.Role;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealState;
import org.hudang.signing.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A case as programs and pages show it: what it lacks, its end, its inspection. */
@ExtendWith(InOpenHouse.class)
class VolumeApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Acting CLERK = new Acting("test", OpenHouse.OURS);

    private final OpenHouse house;
    private final String name;
    private final Household household;
    private final LocalDate today;
    private final VolumeId volume;

    VolumeApiTest(OpenHouse house, TestInfo test) {
        this.house = house;
        this.name = test.getTestMethod().orElseThrow().getName();
        this.household = house.openHousehold("冯样例");
        this.today = LocalDate.now(house.house().clock());
        this.volume = house.house()
                .archive()
                .openVolume(
                        new OpenVolume(
                                "volume-api/" + name,
                                household.number(),
                                VolumeKind.APPROVAL,
                                "DB",
                                today.getYear(),
                                "样例卷"),
                        CLERK)
                .id();
    }

    @Test
    void what_is_lacking_is_named_in_the_readers_language_and_on_the_page_of_the_household() throws Exception {
        JsonNode english = JSON.readTree(clerk("en").get(address("/checklist")).body());
        JsonNode chinese =
                JSON.readTree(clerk("zh-CN").get(address("/checklist")).body());

        assertThat(english.path("complete").asBoolean()).isFalse();
        assertThat(english.path("table").asText()).isEqualTo("2026-2");
        assertThat(row(english, "home-visit").path("name").asText()).isEqualTo("Record of the home visit");
        assertThat(row(chinese, "home-visit").path("name").asText()).isEqualTo("入户调查表");
        assertThat(row(chinese, "home-visit").path("state").asText()).isEqualTo("MISSING");
        assertThat(row(chinese, "identity-copy").path("people").get(0).asText()).isEqualTo("冯*例");
        String page = page().get("/households/" + household.number()).body();
        assertThat(page).contains("还缺 9 项材料", "入户调查表", "身份证、户口簿复印件（冯*例）");
    }

    @Test
    void closing_is_refused_with_the_missing_rows_until_they_are_there() throws Exception {
        fileAllBut("home-visit");

        Answer refused = clerk("zh-CN", "c1").postJson(address("/close"), end());
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        JsonNode checklist = JSON.readTree(refused.body());
        List<String> lacking = new ArrayList<>();
        checklist.path("rows").forEach(row -> {
            if (row.path("lacking").asBoolean()) {
                lacking.add(row.path("name").asText());
            }
        });
        assertThat(lacking).containsExactly("入户调查表");

        file("home-visit");
        Answer closed = clerk("zh-CN", "c1").postJson(address("/close"), end());
        assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
        assertThat(JSON.readTree(closed.body()).path("closed").asBoolean()).isTrue();
        assertThat(clerk("zh-CN", "c1").postJson(address("/close"), end()).status())
                .isEqualTo(200);
        String page = page().get("/households/" + household.number()).body();
        assertThat(page).contains("已归档：确认同意，" + today, "案卷归档：样例卷");

        assertThat(house.house().archive().check().findings())
                .noneMatch(finding -> finding.where().contains(volume.value()));
        assertThat(sheets()).contains("home-visit", "归档：确认同意，" + today).contains("归 档 号", "页号", "本卷共", "本类业务同时保存纸质原件。");

        Answer inspection = clerk("zh-CN").get(address("/inspections/GD"));
        assertThat(inspection.status()).isEqualTo(200);
        assertThat(JSON.readTree(inspection.body())
                        .path("totals")
                        .path("failed")
                        .asInt())
                .isZero();
        assertThat(JSON.readTree(inspection.body())
                        .path("totals")
                        .path("by-hand")
                        .asInt())
                .isPositive();
    }

    @Test
    void a_closed_case_is_opened_again_by_an_archivist_alone() throws Exception {
        fileAllBut("");
        assertThat(clerk("en", "c2").postJson(address("/close"), end()).status())
                .isEqualTo(200);

        assertThat(clerk("en", "r")
                        .postJson(address("/reopen"), "{\"reason\":\"复议\"}")
                        .status())
                .isEqualTo(403);
        Answer open = archivist("r").postJson(address("/reopen"), "{\"reason\":\"复议\"}");
        assertThat(open.status()).as(open.toString()).isEqualTo(200);
        assertThat(JSON.readTree(open.body()).path("closed").asBoolean()).isFalse();
        String page = page().get("/households/" + household.number()).body();
        assertThat(page).contains("案卷重新打开：样例卷，原因：复议");
    }

    @Test
    void what_the_case_is_about_is_declared_with_known_words_only() throws Exception {
        Answer declared =
                clerk("en", "d").postJson(address("/case"), "{\"business\":\"NEW\",\"facts\":[\"RENTED_HOME\"]}");
        assertThat(declared.status()).as(declared.toString()).isEqualTo(200);
        assertThat(row(JSON.readTree(declared.body()), "rental-contract")
                        .path("state")
                        .asText())
                .isEqualTo("MISSING");

        Answer unknown = clerk("en", "e").postJson(address("/case"), "{\"business\":\"NEW\",\"facts\":[\"RICH\"]}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("SV-032", "RENTED_HOME");
        assertThat(clerk("en")
                        .postJson(address("/case"), "{\"business\":\"NEW\"}")
                        .body())
                .contains("SV-032", "Idempotency-Key");
    }

    @Test
    void an_archivist_inspects_and_everybody_of_the_township_reads_the_report() throws Exception {
        file("application");

        Answer made = archivist("").postJson(address("/inspections/YJ"), "{}");

        assertThat(made.status()).as(made.toString()).isEqualTo(200);
        assertThat(JSON.readTree(made.body()).path("stage").asText()).isEqualTo("YJ");
        assertThat(JSON.readTree(made.body()).path("totals").path("failed").asInt())
                .isEqualTo(1);
        assertThat(clerk("en").get(address("/inspections/YJ")).body()).isEqualTo(made.body());
        String page = page().get("/volumes/" + volume + "/inspections/YJ").body();
        assertThat(page).contains("YJ-2-9", "归档范围检测", "不通过", "没有可用的杀毒软件，请人工检测。", "入户调查表", "冯*例 户");
        assertThat(clerk("en").get(address("/inspections/CQ")).status()).isEqualTo(404);
        assertThat(clerk("en").get(address("/inspections/XX")).status()).isEqualTo(404);
    }

    @Test
    void a_report_is_asked_for_approved_by_somebody_else_downloaded_and_judged_valid() throws Exception {
        file("application");
        String report = address("/inspections/YJ");
        assertThat(clerk("en").get(report + "/paper").status()).isEqualTo(404);
        assertThat(archivist("").postJson(report, "{}").status()).isEqualTo(200);
        String page = "/volumes/" + volume + "/inspections/YJ";
        assertThat(page().get(page).body()).contains("未盖章").doesNotContain("申请盖章");
        assertThat(house.as(Role.ARCHIVIST).get(page).body()).contains("申请盖章", "业务专用章");

        Answer asked = archivist("").postJson(report + "/paper", "{\"seal\":\"" + townSeal() + "\"}");

        assertThat(asked.status()).as(asked.toString()).isEqualTo(200);
        assertThat(JSON.readTree(asked.body()).path("state").asText()).isEqualTo("WAITING");
        assertThat(clerk("en").get(report + "/paper").body()).isEqualTo(asked.body());
        assertThat(clerk("en").get(report + "/paper.pdf").status()).isEqualTo(404);
        assertThat(archivist("").postJson(report + "/paper/approve", "{}").status())
                .isEqualTo(403);
        Visitor reviewer = house.as(Role.TOWNSHIP_REVIEWER);
        assertThat(reviewer.get(page).body()).contains("等待批准用印", "批准用印");
        assertThat(page().get(page).body()).contains("等待批准用印").doesNotContain("paper/approve");

        assertThat(reviewer.post(page + "/paper/approve", Map.of()).status()).isEqualTo(302);

        assertThat(page().get(page).body()).contains("已盖章，存入案卷", "paper.pdf");
        assertThat(page().get("/households/" + household.number()).body()).contains("盖章的检测报告存入案卷：样例卷，YJ-1");
        Answer sealed = page().get(page + "/paper.pdf");
        assertThat(sealed.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(clerk("en").get(report + "/paper.pdf").bytes()).isEqualTo(sealed.bytes());
        assertThat(house.house()
                        .verifier()
                        .verify("report.pdf", sealed.bytes(), house.house().verificationOptions())
                        .verdict())
                .isEqualTo(new Verdict.Valid());
        try (PDDocument paper = Loader.loadPDF(sealed.bytes())) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("电子档案四性检测报告", "YJ-2-9", "入户调查表")
                    .doesNotContain("冯样例");
        }
        assertThat(house.house().archive().check().findings())
                .noneMatch(finding -> finding.where().contains(volume.value()));
        Answer sheets = page().get("/volumes/" + volume + "/sheets");
        try (PDDocument paper = Loader.loadPDF(sheets.bytes())) {
            assertThat(new PDFTextStripper().getText(paper)).contains("检测报告盖章入卷：YJ-1");
        }
    }

    @Test
    void a_seal_refused_may_be_asked_for_again_and_nothing_but_a_seal_is_taken_for_one() throws Exception {
        file("application");
        String report = address("/inspections/YJ");
        archivist("").postJson(report, "{}");
        assertThat(archivist("").postJson(report + "/paper", "{}").body()).contains("SV-032", "seal");
        assertThat(archivist("")
                        .postJson(report + "/paper", "{\"seal\":\"sel_" + "a".repeat(26) + "\"}")
                        .body())
                .contains("SG-203");
        archivist("").postJson(report + "/paper", "{\"seal\":\"" + townSeal() + "\"}");
        Visitor reviewer = house.signedIn(Role.TOWNSHIP_REVIEWER).accepting("application/json");

        assertThat(reviewer.postJson(report + "/paper/refuse", "{\"reason\":\"\"}")
                        .body())
                .contains("SV-032");
        Answer refused = reviewer.postJson(report + "/paper/refuse", "{\"reason\":\"用错印章\"}");

        assertThat(JSON.readTree(refused.body()).path("state").asText()).isEqualTo("UNASKED");
        assertThat(reviewer.postJson(report + "/paper/approve", "{}").body()).contains("AR-131");
        assertThat(house.as(Role.ARCHIVIST)
                        .get("/volumes/" + volume + "/inspections/YJ")
                        .body())
                .contains("申请盖章");
    }

    /** A seal of this township that is in use. */
    private String townSeal() {
        return house.house().signing().registry().all(new Officer("test", OpenHouse.OURS, "test")).stream()
                .filter(seal -> seal.state() == SealState.ACTIVE)
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }

    @Test
    void inspections_are_counted_by_month_and_the_duty_inspects_what_has_rested_since_it_changed() throws Exception {
        file("application");
        house.house().inspections().inspect(volume, Stage.CQ, CLERK);
        file("home-visit");
        JsonNode before = JSON.readTree(clerk("en").get("/api/v1/inspections").body());
        int counted = count(before, "CQ");
        assertThat(counted).isPositive();
        twoDaysPass();

        house.house().inspecting().attend();

        assertThat(house.house().inspections().newest(volume, Stage.CQ, CLERK))
                .hasValueSatisfying(newest -> assertThat(newest.version()).isEqualTo(2));
        assertThat(count(JSON.readTree(clerk("en").get("/api/v1/inspections").body()), "CQ"))
                .isGreaterThan(counted);
        assertThat(page().get("/inspections").body()).contains("检测情况", "长期保存环节");
    }

    /** Over the inspections of this volume, as the owner of the tables alone can say. */
    private void twoDaysPass() throws IOException {
        DriverManagerDataSource owner = new DriverManagerDataSource(
                String.valueOf(house.house().dataSource().getJdbcUrl()),
                "hudang_owner",
                Files.readString(house.house().directory().root().resolve("postgres/password-owner"))
                        .strip());
        new TransactionTemplate(new DataSourceTransactionManager(owner)).executeWithoutResult(status -> {
            JdbcClient jdbc = JdbcClient.create(owner);
            jdbc.sql("select set_config('hudang.township', '*', true)")
                    .query(String.class)
                    .single();
            jdbc.sql("update archive.inspection set at = at - interval '2 days' where volume = ?")
                    .param(volume.value())
                    .update();
        });
    }

    private static int count(JsonNode course, String stage) {
        int made = 0;
        for (JsonNode line : course.path("months")) {
            made += line.path("stage").asText().equals(stage)
                    ? line.path("made").asInt()
                    : 0;
        }
        return made;
    }

    @Test
    void cover_catalogue_and_note_sheet_are_one_paper_with_names_masked() throws Exception {
        file("application");

        Answer sheets = page().get("/volumes/" + volume + "/sheets");

        assertThat(sheets.status()).as(sheets.toString()).isEqualTo(200);
        assertThat(sheets.header("Content-Type")).isEqualTo("application/pdf");
        try (PDDocument paper = Loader.loadPDF(sheets.bytes())) {
            assertThat(paper.getNumberOfPages()).isEqualTo(3);
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("最低生活保障", "卷内文件目录", "application", "卷内备考表", "归入文件：papers")
                    .doesNotContain("冯样例");
        }
    }

    @Test
    void signatures_of_filed_papers_are_read_for_the_checklist_and_the_inspection() throws Exception {
        VolumeId family = volumeOf(SamplePeople.FAMILY_HEAD);
        JsonNode checklist = JSON.readTree(
                clerk("en").get("/api/v1/volumes/" + family + "/checklist").body());

        // every adult of the family has signed, with an event certificate in their own name
        assertThat(row(checklist, "authorization").path("state").asText()).isEqualTo("PRESENT");
        assertThat(row(checklist, "application").path("state").asText()).isEqualTo("PRESENT");
        assertThat(row(checklist, "approval-form").path("state").asText()).isEqualTo("MISSING");

        Inspection inspection = house.house()
                .inspections()
                .inspect(volumeOf(SamplePeople.EMERGENCY_HEAD), Stage.CQ, Acting.bureau("test"));
        assertThat(inspection.failed()).isEmpty();
        assertThat(inspection.byHand()).extracting(Inspection.Line::number).containsExactly("4-2");
        assertThat(inspection.files()).isGreaterThan(3);
    }

    /** The words of the sheets that lie in the volume. */
    private String sheets() throws IOException {
        try (Stream<Path> all = Files.walk(house.house().directory().archive())) {
            Path pdf = all.filter(path -> path.toString().contains(volume.value()) && path.endsWith("sheets.pdf"))
                    .findFirst()
                    .orElseThrow();
            try (PDDocument paper = Loader.loadPDF(pdf.toFile())) {
                return new PDFTextStripper().getText(paper);
            }
        }
    }

    private VolumeId volumeOf(String head) {
        Acting bureau = Acting.bureau("test");
        Household found = house.house()
                .archive()
                .findByIdNumber(IdNumber.parse(head), bureau)
                .get(0);
        return house.house()
                .archive()
                .contents(found.number(), bureau)
                .volumes()
                .get(0)
                .volume()
                .id();
    }

    private static JsonNode row(JsonNode checklist, String id) {
        for (JsonNode row : checklist.path("rows")) {
            if (row.path("id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError("no row " + id);
    }

    private String address(String what) {
        return "/api/v1/volumes/" + volume + what;
    }

    private String end() {
        return "{\"outcome\":\"CONFIRMED\",\"on\":\"" + today + "\"}";
    }

    private Visitor page() {
        return house.as(Role.TOWNSHIP_CLERK);
    }

    private Visitor clerk(String language) {
        return house.as(Role.TOWNSHIP_CLERK).reading(language).accepting("application/json");
    }

    private Visitor clerk(String language, String key) {
        return house.signedIn(Role.TOWNSHIP_CLERK)
                .reading(language)
                .accepting("application/json")
                .saying("Idempotency-Key", name + "/" + key);
    }

    private Visitor archivist(String key) {
        return house.signedIn(Role.ARCHIVIST).accepting("application/json").saying("Idempotency-Key", name + "/" + key);
    }

    private void fileAllBut(String left) {
        house.house().checklists().materials().rows("DB", BusinessType.NEW).orElseThrow().stream()
                .filter(row ->
                        row.need() == Material.Need.REQUIRED && row.when().isEmpty())
                .filter(row -> !row.id().equals(left))
                .forEach(row -> file(row.kind().code()));
    }

    private void file(String kind) {
        NewItem item = new NewItem(
                new ItemKind(kind),
                kind,
                Optional.empty(),
                today,
                "某样例",
                List.of(new NewRendition(
                        RenditionRole.ORIGINAL,
                        kind + ".txt",
                        "text/plain",
                        ContentSource.of(kind.getBytes(StandardCharsets.UTF_8)))));
        house.house().archive().file(new Filing(name + "/" + kind, volume, "papers", List.of(item)), CLERK);
    }
}
