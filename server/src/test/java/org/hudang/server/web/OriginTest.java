package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.hudang.archive.household.Household;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Households that come out of others, on pages, in search and for programs. */
@ExtendWith(InOpenHouse.class)
class OriginTest {
    private final OpenHouse house;

    OriginTest(OpenHouse house) {
        this.house = house;
    }

    private static Map<String, String> form(Household one) {
        return new HashMap<>(Map.of(
                "key",
                "k/" + one.number(),
                "with",
                "",
                "relation-" + one.members().get(0).id(),
                "HEAD",
                "cause",
                "MARRIAGE",
                "on",
                "2026-09-01",
                "village",
                "样例村",
                "address",
                "样例村 2 号",
                "reason",
                "样例并户"));
    }

    @Test
    void two_households_are_joined_on_the_page_and_both_and_the_search_name_the_new_one() {
        Household groom = house.openHousehold("鲁样例");
        Household bride = house.openHousehold("韦样例");
        Visitor reviewer = house.signedIn(Role.TOWNSHIP_REVIEWER).reading("zh-CN");
        String page = "/households/" + groom.number() + "/arise";
        assertThat(reviewer.get("/households/" + groom.number()).body()).contains(page);
        assertThat(reviewer.get(page + "?with=" + bride.number()).body()).contains("鲁*例 户", "韦*例 户");

        Map<String, String> form = form(groom);
        form.put("with", bride.number().value());
        form.put("relation-" + bride.members().get(0).id(), "SPOUSE");
        form.put("ends", groom.number().value());
        Map<String, String> headless = new HashMap<>(form);
        headless.put("relation-" + groom.members().get(0).id(), "CHILD");
        assertThat(reviewer.post(page, headless).status()).isEqualTo(422);
        Answer made = reviewer.post(page, form);

        assertThat(made.location()).as(made.toString()).startsWith("/households/hh_");
        String number = made.location().substring("/households/".length());
        assertThat(reviewer.get(made.location()).body())
                .contains(
                        "承接", "分自", "结婚", groom.number().value(), bride.number().value(), "鲁*例", "配偶");
        assertThat(reviewer.get("/households/" + groom.number()).body())
                .contains("本户结束，并入", number, "本户结束，并入新户，说明：样例并户");
        assertThat(reviewer.get("/households/" + bride.number()).body()).contains("分出一户", number);
        house.house().upkeep().feedIndex();
        assertThat(reviewer.get("/find?q=" + Visitor.encoded("鲁样例")).body())
                .contains("/households/" + groom.number(), "本户结束，并入", number);
    }

    @Test
    void programs_part_a_household_and_read_its_links_and_another_township_finds_nothing() throws Exception {
        Household household = house.openHousehold("柏样例");
        String path = "/api/v1/households/" + household.number();
        Visitor programs = house.signedIn(Role.ARCHIVIST).accepting("application/json");
        String body = "{\"people\":[{\"member\":\"" + household.members().get(0).id()
                + "\",\"relation\":\"HEAD\"}],\"village\":\"样例村\",\"address\":\"样例村 3 号\","
                + "\"cause\":\"DEATH\",\"on\":\"2026-09-01\",\"reason\":\"柏样例另立一户\"}";

        Answer made = programs.send(
                "POST",
                path + "/arise",
                java.net.http.HttpRequest.BodyPublishers.ofString(body),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "k",
                "X-XSRF-TOKEN",
                programs.token());

        assertThat(made.status()).as(made.toString()).isEqualTo(200);
        JsonNode link = new ObjectMapper().readTree(made.body()).get(0);
        assertThat(link.path("direction").asText()).isEqualTo("FROM");
        assertThat(link.path("other").asText()).isEqualTo(household.number().value());
        assertThat(link.path("reason").asText()).isEqualTo("柏*例另立一户");
        JsonNode back =
                new ObjectMapper().readTree(programs.get(path + "/links").body());
        assertThat(back.get(0).path("other").asText())
                .isEqualTo(link.path("household").asText());
        assertThat(programs.get("/api/v1/households/"
                                + house.theirs().household().number() + "/links")
                        .status())
                .isEqualTo(404);
    }
}
