package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Periods, holds and proposals as pages and programs show them. */
@ExtendWith(InOpenHouse.class)
class RetentionWebTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RETENTION = "/api/v1/retention";

    private final OpenHouse house;
    private final String name;
    private final Household household;
    private final Volume volume;

    RetentionWebTest(OpenHouse house, TestInfo test) {
        this.house = house;
        this.name = test.getTestMethod().orElseThrow().getName();
        this.household = house.openHousehold("蒋样例");
        this.volume = house.house()
                .archive()
                .openVolume(
                        new OpenVolume(
                                "retention/" + name, household.number(), VolumeKind.DAILY, "RC", 1999, "蒋样例日常管理"),
                        new Acting("test", OpenHouse.OURS));
    }

    @Test
    void what_is_over_is_proposed_and_approved_by_two_who_did_not_propose_it() throws Exception {
        Visitor proposer = programs();
        assertThat(JSON.readTree(proposer.get("/api/v1/volumes/" + volume.id() + "/retention")
                                .body())
                        .path("state")
                        .asText())
                .isEqualTo("OVER");
        String id =
                own(proposer.postJson(RETENTION, "{}")).orElseThrow().path("id").asText();
        String approve = RETENTION + "/" + id + "/approve";

        assertThat(proposer.postJson(approve, "{}").body()).contains("AR-315");
        Visitor first = archivist("one").accepting("application/json");
        assertThat(JSON.readTree(first.postJson(approve, "{}").body())
                        .path("state")
                        .asText())
                .isEqualTo("APPROVED_ONCE");
        assertThat(first.postJson(approve, "{}").body()).contains("AR-315");
        assertThat(JSON.readTree(archivist("two")
                                .accepting("application/json")
                                .postJson(approve, "{}")
                                .body())
                        .path("state")
                        .asText())
                .isEqualTo("APPROVED");
        assertThat(own(proposer.get(RETENTION)).orElseThrow().path("said").size())
                .isEqualTo(3);
    }

    @Test
    void a_hold_on_the_page_keeps_the_household_out_of_proposals() throws Exception {
        String page = "/households/" + household.number() + "/retention";
        Visitor archivist = house.signedIn(Role.ARCHIVIST).reading("zh-CN");
        Map<String, String> form = Map.of("key", "k", "volume", "", "kind", "LITIGATION", "reason", "样例诉讼 1 号");

        assertThat(archivist
                        .post("/households/" + household.number() + "/holds", form)
                        .location())
                .isEqualTo(page);
        String shown = archivist.get(page).body();
        assertThat(shown).contains("诉讼", "样例诉讼 1 号", "蒋*例日常管理", "2010-01-01", "已届满（D10）");
        assertThat(own(programs().postJson(RETENTION, "{}"))).isEmpty();

        String hold = shown.replaceAll("(?s).*/holds/(hld_[a-z2-7]{26})/release.*", "$1");
        assertThat(archivist
                        .post(
                                "/households/" + household.number() + "/holds/" + hold + "/release",
                                Map.of("reason", "已结案"))
                        .location())
                .isEqualTo(page);
        assertThat(archivist.get(page).body()).contains("已解除", "已结案");
        assertThat(own(programs().postJson(RETENTION, "{}"))).isPresent();
    }

    @Test
    void the_page_of_proposals_shows_whose_turn_it_is_and_takes_a_refusal() throws Exception {
        Visitor proposer = house.signedIn(Role.ARCHIVIST).reading("zh-CN");
        String id = own(programs().postJson(RETENTION, "{}"))
                .orElseThrow()
                .path("id")
                .asText();

        assertThat(proposer.get("/retention").body())
                .contains("蒋*例日常管理", volume.code())
                .doesNotContain("/retention/" + id + "/approve");
        Visitor other = archivist("other").reading("zh-CN");
        assertThat(other.get("/retention").body()).contains("/retention/" + id + "/approve");
        assertThat(other.post("/retention/" + id + "/approve", Map.of()).location())
                .isEqualTo("/retention");
        assertThat(other.get("/retention").body()).contains("一人已批准");
        assertThat(other.post("/retention/" + id + "/refuse", Map.of("reason", ""))
                        .status())
                .isEqualTo(422);
        assertThat(other.post("/retention/" + id + "/refuse", Map.of("reason", "有研究价值"))
                        .location())
                .isEqualTo("/retention");

        assertThat(own(programs().get(RETENTION))).isEmpty();
        assertThat(proposer.get("/households/" + household.number()).body()).contains("不同意销毁：蒋*例日常管理，理由：有研究价值");
    }

    @Test
    void what_is_another_townships_is_not_there() {
        Visitor archivist = house.signedIn(Role.ARCHIVIST);
        String theirs = house.theirs().household().number().value();

        assertThat(archivist.get("/households/" + theirs + "/retention").status())
                .isEqualTo(404);
        assertThat(archivist.get("/api/v1/households/" + theirs + "/holds").status())
                .isEqualTo(404);
        assertThat(archivist
                        .get("/api/v1/volumes/" + house.theirs().item().volume() + "/retention")
                        .status())
                .isEqualTo(404);
    }

    private Visitor programs() {
        return house.signedIn(Role.ARCHIVIST).accepting("application/json");
    }

    private Optional<JsonNode> own(Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return StreamSupport.stream(JSON.readTree(answer.body()).spliterator(), false)
                .filter(one -> one.path("volume").asText().equals(volume.id().value()))
                .findFirst();
    }

    private Visitor archivist(String who) {
        String login = who + "-" + Integer.toHexString(name.hashCode());
        return house.stranger().signIn(login, house.newAccount(login, OpenHouse.OURS, Role.ARCHIVIST));
    }
}
