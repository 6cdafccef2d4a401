package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Viewing;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happened to a household, on a page and for programs. */
@ExtendWith(InOpenHouse.class)
class HistoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Acting CLERK = new Acting("test", OpenHouse.OURS);

    private final OpenHouse house;
    private final HouseholdNumber household;

    HistoryTest(OpenHouse house) {
        this.house = house;
        this.household = house.openHousehold("经样例").number();
        ItemView item = house.file(household, "经样例的说明", "样例");
        for (int page = 1; page <= 60; page++) {
            house.house().archive().noteView(item.original().id(), new Viewing.Page(page), CLERK);
        }
    }

    @Test
    void the_page_of_a_household_shows_the_newest_and_leads_to_all() {
        String shown = clerk().get("/households/" + household).body();

        assertThat(shown).contains("查看“经*例的说明”第 60 页", "/households/" + household + "/history", "全部 63 条");
        assertThat(shown).doesNotContain("第 52 页");
    }

    @Test
    void the_whole_history_goes_on_from_page_to_page() {
        String first = clerk().get(page()).body();
        assertThat(first).contains("共 63 条", "第 60 页", "第 11 页", "before=14").doesNotContain("第 10 页", "建立户档</span>");

        String second = clerk().get(page() + "?act=&by=&before=14").body();
        assertThat(second).contains("第 10 页", "建立户档</span>", "回到最新").doesNotContain("第 11 页", "更早的");
    }

    @Test
    void the_page_can_be_asked_for_one_act_or_one_person() {
        assertThat(clerk().get(page() + "?act=volume.file").body())
                .contains("共 1 条", "归入 1 件：样例卷")
                .doesNotContain("第 60 页");
        assertThat(clerk().get(page() + "?by=nobody").body()).contains("共 0 条", "没有这样的记录");
        assertThat(clerk().get(page() + "?act=%3Cscript%3E").body()).doesNotContain("<script>");
    }

    @Test
    void programs_read_every_entry_once_with_its_code_and_its_words() throws Exception {
        List<Long> numbers = new ArrayList<>();
        String before = "";
        do {
            JsonNode page = read("?most=20" + before);
            assertThat(page.path("all").asInt()).isEqualTo(63);
            page.path("entries")
                    .forEach(entry -> numbers.add(entry.path("number").asLong()));
            before = page.path("older").isNull()
                    ? ""
                    : "&before=" + page.path("older").asLong();
        } while (!before.isEmpty());

        assertThat(numbers).hasSize(63).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        JsonNode one = read("?act=item.page&most=1").path("entries").path(0);
        assertThat(one.path("act").asText()).isEqualTo("item.page");
        assertThat(one.path("by").asText()).isEqualTo("test");
        assertThat(one.path("said").asText()).isEqualTo("查看“经*例的说明”第 60 页");
    }

    @Test
    void a_page_that_cannot_be_is_refused_and_another_townships_is_not_there() {
        Visitor clerk = clerk().accepting("application/json");
        String address = "/api/v1/households/" + household + "/history";

        assertThat(clerk.get(address + "?most=501").body()).contains("AR-009");
        assertThat(clerk.get(address + "?before=0").body()).contains("AR-009");
        assertThat(clerk.get("/api/v1/households/" + house.theirs().household().number() + "/history")
                        .status())
                .isEqualTo(404);
        assertThat(clerk().get("/households/" + house.theirs().household().number() + "/history")
                        .status())
                .isEqualTo(404);
    }

    private String page() {
        return "/households/" + household + "/history";
    }

    private Visitor clerk() {
        return house.signedIn(Role.TOWNSHIP_CLERK).reading("zh-CN").accepting("text/html");
    }

    private JsonNode read(String query) throws Exception {
        Answer answer =
                clerk().accepting("application/json").get("/api/v1/households/" + household + "/history" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
