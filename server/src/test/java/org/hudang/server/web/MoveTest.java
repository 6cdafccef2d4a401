package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.ItemView;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** A household moves to another township: what the former one and the new one find of it on every door. */
@ExtendWith(InOpenHouse.class)
class MoveTest {
    private static final String WORDS = "搬迁户的样例说明";

    private final OpenHouse house;
    private final String name;
    private final Household household;
    private final ItemView item;
    private final Benefit benefit;

    MoveTest(OpenHouse house, TestInfo test) {
        this.house = house;
        this.name = "m"
                + Integer.toHexString(
                        test.getTestMethod().orElseThrow().getName().hashCode());
        this.household = house.openHousehold("韩样例");
        this.item = house.file(household.number(), WORDS, WORDS);
        LocalDate today = LocalDate.now(house.house().clock());
        this.benefit = house.house()
                .benefits()
                .enter(
                        new EnterBenefit(
                                household.number().value(),
                                OpenHouse.OURS,
                                Programme.SUBSISTENCE,
                                "A",
                                1,
                                today.minusDays(9),
                                Optional.empty(),
                                today.plusDays(300)),
                        new Acting("test", OpenHouse.OURS));
    }

    @Test
    void the_former_township_finds_nothing_on_any_door_and_the_new_one_all_of_it() throws Exception {
        String page = "/households/" + household.number();
        Visitor bureau = account("bureau", "*", Role.ARCHIVIST);
        assertThat(bureau.get(page).body()).contains(page + "/move");

        Answer moved = bureau.post(
                page + "/move",
                Map.of(
                        "key",
                        "k",
                        "township",
                        OpenHouse.THEIRS,
                        "village",
                        "新样例村",
                        "address",
                        "新样例村 1 号",
                        "reason",
                        "搬家"));

        assertThat(moved.location()).as(moved.toString()).isEqualTo(page);
        house.house().upkeep().feedIndex();
        Visitor former = house.signedIn(Role.TOWNSHIP_CLERK).reading("zh-CN");
        for (String address : new String[] {
            page,
            page + "/intake",
            page + "/requests",
            "/items/" + item.id(),
            "/items/" + item.id() + "/pages/1",
            "/renditions/" + item.original().id(),
            "/volumes/" + item.volume() + "/sheets",
            "/api/v1" + page + "/benefits",
            "/api/v1" + page + "/uploads",
            "/api/v1" + page + "/requests",
            "/api/v1/volumes/" + item.volume() + "/checklist"
        }) {
            assertThat(former.get(address).status()).as(address).isEqualTo(404);
        }
        assertThat(former.postJson(
                                "/api/v1/benefits/" + benefit.id() + "/stop",
                                "{\"on\":\"2026-11-01\",\"reason\":\"样例\"}")
                        .status())
                .isEqualTo(404);
        assertThat(former.get("/find?q=" + Visitor.encoded(WORDS)).body())
                .doesNotContain(item.id().value());

        Visitor now = account("now", OpenHouse.THEIRS, Role.TOWNSHIP_CLERK).reading("zh-CN");
        assertThat(now.get(page).body()).contains("户档转到另一镇街，原因：搬家", "新样例村", "在保");
        assertThat(now.get("/renditions/" + item.original().id()).body()).isEqualTo(WORDS);
        assertThat(now.get("/find?q=" + Visitor.encoded(WORDS)).body())
                .contains(item.id().value());
        assertThat(new ObjectMapper()
                        .readTree(now.accepting("application/json")
                                .get("/api/v1" + page + "/benefits")
                                .body())
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo(benefit.id().value());
        assertThat(house.house().journals().check().findings()).isEmpty();
    }

    @Test
    void a_household_goes_to_no_township_that_there_is_not_and_a_township_moves_nobody() {
        String api = "/api/v1/households/" + household.number() + "/move";
        String wanted = "{\"township\":\"%s\",\"village\":\"新样例村\",\"address\":\"1 号\",\"reason\":\"搬家\"}";

        Answer nowhere = account("bureau", "*", Role.BUREAU_APPROVER)
                .accepting("application/json")
                .saying("Idempotency-Key", name)
                .postJson(api, wanted.formatted("999001999"));
        assertThat(nowhere.status()).isEqualTo(422);
        assertThat(nowhere.body()).contains("SV-032");
        Answer township = house.signedIn(Role.ARCHIVIST)
                .accepting("application/json")
                .saying("Idempotency-Key", name)
                .postJson(api, wanted.formatted(OpenHouse.THEIRS));
        assertThat(township.body()).contains("AR-002");
        assertThat(house.signedIn(Role.ARCHIVIST)
                        .get("/households/" + household.number() + "/move")
                        .status())
                .isEqualTo(404);
    }

    private Visitor account(String who, String township, Role role) {
        String login = who + "-" + name;
        return house.stranger().signIn(login, house.newAccount(login, township, role));
    }
}
