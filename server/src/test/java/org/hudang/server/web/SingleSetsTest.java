package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.original.PaperPlace;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Switches of single sets, and the papers that need a place, as pages and programs show them. */
@ExtendWith(InOpenHouse.class)
class SingleSetsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETS = "/api/v1/single-sets";
    private static final String LINE = "LS-END";
    private static final Map<String, String> RECORD =
            Map.of("assessor", "示例县民政局档案室（样例）", "on", "20260901", "conclusion", "可以实行单套", "document", "样民档〔2026〕1号");

    private final OpenHouse house;
    private final String name;

    SingleSetsTest(OpenHouse house, TestInfo test) {
        this.house = house;
        this.name =
                Integer.toHexString(test.getTestMethod().orElseThrow().getName().hashCode());
    }

    @AfterEach
    void switch_off_what_was_switched() {
        house.house().life().singles().all(Acting.bureau("test")).stream()
                .filter(set -> !set.state().word().equals("OFF"))
                .forEach(set -> house.house().life().singles().off(set.line(), "样例", Acting.bureau("test")));
    }

    @Test
    void two_people_switch_on_over_the_page_and_one_switches_off() {
        Visitor archivist = bureau("one", Role.ARCHIVIST);
        Visitor approver = bureau("two", Role.BUREAU_APPROVER);
        assertThat(archivist.get("/single-sets").body()).contains("单套开关", "临时救助 · 终止", "/" + LINE + "/enter");
        assertThat(approver.get("/single-sets").body()).doesNotContain("/enter");

        assertThat(archivist.post("/single-sets/" + LINE + "/enter", RECORD).location())
                .isEqualTo("/single-sets");
        assertThat(archivist.get("/single-sets").body())
                .contains("待批准", "样民档〔2026〕1号")
                .doesNotContain("/single-sets/" + LINE + "/approve");
        Answer same = archivist.post("/single-sets/" + LINE + "/approve", Map.of());
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.body()).contains("登记可行性评估以外的人批准");

        assertThat(approver.get("/single-sets").body()).contains("/single-sets/" + LINE + "/approve");
        assertThat(approver.post("/single-sets/" + LINE + "/approve", Map.of()).location())
                .isEqualTo("/single-sets");
        assertThat(state(LINE).path("state").asText()).isEqualTo("ON");

        assertThat(approver.post("/single-sets/" + LINE + "/off", Map.of("reason", ""))
                        .status())
                .isEqualTo(422);
        assertThat(approver.post("/single-sets/" + LINE + "/off", Map.of("reason", "读取设备停用"))
                        .location())
                .isEqualTo("/single-sets");
        assertThat(approver.get("/single-sets").body()).contains("读取设备停用");
    }

    @Test
    void programs_do_the_same_and_are_told_what_is_wrong() throws Exception {
        Visitor archivist = bureau("one", Role.ARCHIVIST).accepting("application/json");
        Visitor approver = bureau("two", Role.BUREAU_APPROVER).accepting("application/json");
        String json = JSON.writeValueAsString(RECORD);

        assertThat(archivist.postJson(SETS + "/ZZ-NEW/enter", json).status()).isEqualTo(404);
        assertThat(archivist.postJson(SETS + "/" + LINE + "/enter", "{}").body())
                .contains("on");
        assertThat(approver.postJson(SETS + "/" + LINE + "/enter", json).status())
                .isEqualTo(403);
        assertThat(approver.postJson(SETS + "/" + LINE + "/approve", "{}").body())
                .contains("AR-328");
        JsonNode waiting = JSON.readTree(
                archivist.postJson(SETS + "/" + LINE + "/enter", json).body());
        assertThat(waiting.path("state").asText()).isEqualTo("WAITING");
        assertThat(waiting.path("record").path("document").asText()).isEqualTo("样民档〔2026〕1号");
        assertThat(archivist.postJson(SETS + "/" + LINE + "/approve", "{}").body())
                .contains("AR-329");
        assertThat(approver.postJson(SETS + "/" + LINE + "/approve", "{}").body())
                .contains("\"ON\"");
        assertThat(approver.postJson(SETS + "/" + LINE + "/off", "{\"reason\":\"样例\"}")
                        .body())
                .contains("\"OFF\"");
    }

    @Test
    void an_archivist_of_a_township_looks_and_does_not_act() {
        Visitor archivist = house.signedIn(Role.ARCHIVIST).reading("zh-CN").accepting("text/html");

        assertThat(archivist.get("/single-sets").body()).contains("双套").doesNotContain("/enter");
        Answer refused = archivist.post("/single-sets/" + LINE + "/enter", RECORD);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(state(LINE).path("state").asText()).isEqualTo("OFF");
    }

    @Test
    void a_paper_without_a_place_is_named_until_it_has_one_or_none_is_asked_for() throws Exception {
        Household household = house.openHousehold("架样例");
        ItemView item = house.file(household.number(), "架样例的说明", "样例");
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK).reading("zh-CN").accepting("text/html");
        String home = "/households/" + household.number();
        String matter = "/volumes/" + item.volume() + "/case";
        String checklist = "/api/v1/volumes/" + item.volume() + "/checklist";

        assertThat(clerk.get(home).body()).contains("纸质原件待上架 1 件");
        assertThat(clerk.get(matter).body()).contains("还有 1 件没有登记纸质原件的存放处", item.code());
        assertThat(toPlace(checklist)).isEqualTo("[\"" + item.code() + "\"]");

        Visitor archivist = bureau("one", Role.ARCHIVIST);
        assertThat(archivist.post("/single-sets/DB-NEW/enter", RECORD).status()).isEqualTo(302);
        assertThat(bureau("two", Role.BUREAU_APPROVER)
                        .post("/single-sets/DB-NEW/approve", Map.of())
                        .status())
                .isEqualTo(302);
        assertThat(clerk.get(home).body()).doesNotContain("待上架");
        assertThat(toPlace(checklist)).isEqualTo("[]");

        assertThat(archivist
                        .post("/single-sets/DB-NEW/off", Map.of("reason", "样例"))
                        .status())
                .isEqualTo(302);
        assertThat(clerk.get(home).body()).contains("待上架");
        house.house()
                .life()
                .places()
                .note(item.id(), new PaperPlace.Kept("一号库房", "", ""), new Acting("test", OpenHouse.OURS));
        assertThat(clerk.get(home).body()).doesNotContain("待上架");
    }

    private String toPlace(String checklist) throws Exception {
        return JSON.readTree(house.signedIn(Role.TOWNSHIP_CLERK)
                        .accepting("application/json")
                        .get(checklist)
                        .body())
                .path("toPlace")
                .toString();
    }

    private JsonNode state(String line) {
        try {
            Answer all =
                    house.signedIn(Role.ARCHIVIST).accepting("application/json").get(SETS);
            return StreamSupport.stream(JSON.readTree(all.body()).spliterator(), false)
                    .filter(one -> one.path("line").asText().equals(line))
                    .findFirst()
                    .orElseThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Visitor bureau(String who, Role role) {
        String login = "single-" + who + "-" + name;
        return house.stranger()
                .signIn(login, house.newAccount(login, Acting.BUREAU, role))
                .reading("zh-CN");
    }
}
