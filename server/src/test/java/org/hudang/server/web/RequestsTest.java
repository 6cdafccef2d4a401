package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people ask about their own data, and where the paper of an item lies, as pages and programs show it. */
@ExtendWith(InOpenHouse.class)
class RequestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenHouse house;
    private final String name;
    private final Household household;
    private final LocalDate today;

    RequestsTest(OpenHouse house, TestInfo test) {
        this.house = house;
        this.name = test.getTestMethod().orElseThrow().getName();
        this.household = house.openHousehold("卫样例");
        this.today = LocalDate.now(house.house().clock());
    }

    @Test
    void a_request_is_taken_in_by_a_clerk_and_answered_by_a_reviewer() throws Exception {
        JsonNode taken = JSON.readTree(take("COPY", today).body());
        assertThat(taken.path("person").asText()).isEqualTo("卫*例");
        assertThat(taken.path("words").asText()).isEqualTo("卫*例要一份复印件");
        assertThat(taken.path("dueOn").asText()).isEqualTo(today.plusDays(15).toString());
        String id = taken.path("id").asText();
        String answer = "{\"outcome\":\"GRANTED\",\"reason\":\"已给复印件\"}";

        assertThat(programs(Role.TOWNSHIP_CLERK)
                        .postJson("/api/v1/requests/" + id + "/answer", answer)
                        .status())
                .isEqualTo(403);
        Answer answered = programs(Role.TOWNSHIP_REVIEWER).postJson("/api/v1/requests/" + id + "/answer", answer);

        assertThat(JSON.readTree(answered.body()).path("answer").path("on").asText())
                .isEqualTo(today.toString());
        assertThat(programs(Role.TOWNSHIP_CLERK).get("/api/v1/requests").body()).doesNotContain(id);
        assertThat(programs(Role.TOWNSHIP_CLERK)
                        .get("/api/v1/households/" + household.number() + "/requests")
                        .body())
                .contains(id, "已给复印件");
        assertThat(programs(Role.TOWNSHIP_REVIEWER)
                        .postJson("/api/v1/requests/" + id + "/answer", "{\"outcome\":\"REFUSED\",\"reason\":\"又不给了\"}")
                        .body())
                .contains("AR-302");
    }

    @Test
    void an_overdue_request_is_a_trouble_of_the_house_until_it_is_answered() throws Exception {
        String id = JSON.readTree(take("ACCESS", today.minusDays(16)).body())
                .path("id")
                .asText();

        house.house().life().tellOverdue();
        assertThat(house.house().upkeep().troubles()).containsEntry("requests-overdue", "1 " + today.minusDays(1));
        assertThat(house.signedIn(Role.TOWNSHIP_REVIEWER)
                        .reading("zh-CN")
                        .get("/requests")
                        .body())
                .contains("已逾期", "卫*例 户");

        programs(Role.TOWNSHIP_REVIEWER)
                .postJson("/api/v1/requests/" + id + "/answer", "{\"outcome\":\"GRANTED\",\"reason\":\"已查阅\"}");
        house.house().life().tellOverdue();
        assertThat(house.house().upkeep().troubles()).doesNotContainKey("requests-overdue");
    }

    @Test
    void the_page_takes_in_and_answers_without_script_and_tells_of_a_restriction() {
        String page = "/households/" + household.number() + "/requests";
        Visitor archivist = house.signedIn(Role.ARCHIVIST).reading("zh-CN");
        Map<String, String> form = Map.of(
                "key",
                "k",
                "member",
                household.head().id().value(),
                "kind",
                "RESTRICTION",
                "words",
                "请限制使用",
                "receivedOn",
                today.toString());

        assertThat(archivist.post(page, form).location()).isEqualTo(page);
        assertThat(archivist.post(page, form).location()).isEqualTo(page);
        String shown = archivist.get(page).body();
        assertThat(shown).containsOnlyOnce("<span>请限制使用</span>").contains("待答复", "限制处理");
        String id = shown.replaceAll("(?s).*/requests/(req_[a-z2-7]{26})/answer.*", "$1");
        assertThat(archivist
                        .post("/requests/" + id + "/answer", Map.of("outcome", "GRANTED", "reason", ""))
                        .status())
                .isEqualTo(422);
        assertThat(archivist
                        .post("/requests/" + id + "/answer", Map.of("outcome", "GRANTED", "reason", "同意限制"))
                        .location())
                .isEqualTo(page);

        assertThat(archivist.get("/households/" + household.number()).body())
                .contains("除依法保存和履职必需外，不得使用", "答复本人请求：限制处理，同意");
        assertThat(archivist
                        .post(page, Map.of("key", "x", "kind", "COPY", "receivedOn", "gestern"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void the_place_of_a_paper_stands_on_its_page_and_in_the_catalogue_of_its_volume() throws Exception {
        ItemView item = house.file(household.number(), "样例收入说明", "样例");
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK).reading("zh-CN");
        Visitor program = programs(Role.TOWNSHIP_CLERK);
        String api = "/api/v1/items/" + item.id() + "/paper";
        assertThat(program.get(api).status()).isEqualTo(404);

        assertThat(clerk.post(
                                "/items/" + item.id() + "/paper",
                                Map.of("room", "二号库房", "box", "第 12 盒", "number", "3", "holder", ""))
                        .location())
                .isEqualTo("/items/" + item.id());

        assertThat(clerk.get("/items/" + item.id()).body()).contains("二号库房 / 第 12 盒 / 3");
        assertThat(JSON.readTree(program.get(api).body()).path("box").asText()).isEqualTo("第 12 盒");
        Answer sheets = clerk.get("/volumes/" + item.volume() + "/sheets");
        try (PDDocument paper = Loader.loadPDF(sheets.bytes())) {
            String words = new PDFTextStripper().getText(paper).replaceAll("\\s+", "");
            assertThat(words).contains("二号库房/第12盒/3");
        }

        Answer refused = clerk.post("/items/" + item.id() + "/paper", Map.of("room", "", "holder", ""));
        assertThat(refused.status()).isEqualTo(422);
        Answer away = program.send(
                "PUT",
                api,
                BodyPublishers.ofString("{\"holder\":\"借给县档案馆\"}"),
                "Content-Type",
                "application/json",
                "X-XSRF-TOKEN",
                program.token());
        assertThat(away.status()).as(away.toString()).isEqualTo(200);
        assertThat(clerk.get("/items/" + item.id()).body()).contains("不在库：借给县档案馆");
    }

    @Test
    void what_is_another_townships_is_not_there() {
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK);
        String theirs = "/api/v1/households/" + house.theirs().household().number() + "/requests";

        assertThat(clerk.get(theirs).status()).isEqualTo(404);
        assertThat(clerk.get("/households/" + house.theirs().household().number() + "/requests")
                        .status())
                .isEqualTo(404);
        assertThat(programs(Role.ARCHIVIST)
                        .get("/api/v1/items/" + house.theirs().item().id() + "/paper")
                        .status())
                .isEqualTo(404);
    }

    private Visitor programs(Role role) {
        return house.signedIn(role).reading("zh-CN").accepting("application/json");
    }

    private Answer take(String kind, LocalDate receivedOn) {
        Answer taken = programs(Role.TOWNSHIP_CLERK)
                .saying("Idempotency-Key", name)
                .postJson(
                        "/api/v1/households/" + household.number() + "/requests",
                        "{\"member\":\"%s\",\"kind\":\"%s\",\"words\":\"卫样例要一份复印件\",\"receivedOn\":\"%s\"}"
                                .formatted(household.head().id(), kind, receivedOn));
        assertThat(taken.status()).as(taken.toString()).isEqualTo(200);
        return taken;
    }
}
