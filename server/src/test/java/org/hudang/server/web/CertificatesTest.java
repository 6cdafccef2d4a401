package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Certificates from the identity document to withdrawal, as pages and programs do it. */
@ExtendWith(InOpenHouse.class)
class CertificatesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenHouse house;
    private final String name;
    private final Household household;
    private final String at;

    CertificatesTest(OpenHouse house, TestInfo test) {
        this.house = house;
        this.name = Integer.toHexString(test.getDisplayName().hashCode());
        this.household = house.openHousehold("褚样例");
        this.at = "/households/" + household.number() + "/certificates";
        house.file(household.number(), "申请书", "样例");
        LocalDate today = LocalDate.now(house.house().clock());
        house.house()
                .benefits()
                .enter(
                        new EnterBenefit(
                                household.number().value(),
                                household.township(),
                                Programme.SUBSISTENCE,
                                "A",
                                1,
                                today.minusDays(30),
                                Optional.empty(),
                                today.plusDays(200)),
                        Acting.bureau("register"));
    }

    @Test
    void a_program_issues_one_once_the_document_was_seen_and_its_paper_lies_in_the_file() throws Exception {
        String member = household.head().id().value();
        assertThat(issue(Role.TOWNSHIP_REVIEWER, "first", member).body()).contains("CE-002");

        Answer seen = programs(Role.TOWNSHIP_CLERK)
                .postJson(
                        "/api/v1/households/" + household.number() + "/identity-checks",
                        "{\"member\":\"" + member + "\",\"way\":\"COUNTER\",\"lastFour\":\"" + lastFour() + "\"}");
        assertThat(seen.status()).as(seen.toString()).isEqualTo(200);
        assertThat(issue(Role.TOWNSHIP_CLERK, "first", member).status()).isEqualTo(403);
        Answer answer = issue(Role.TOWNSHIP_REVIEWER, "first", member);
        JsonNode issued = JSON.readTree(answer.body());

        assertThat(issued.path("name").asText()).as(answer.toString()).isEqualTo("褚*例");
        assertThat(issued.path("state").asText()).isEqualTo("VALID");
        assertThat(issued.path("paper").path("state").asText()).isEqualTo("FILED");
        assertThat(issue(Role.TOWNSHIP_REVIEWER, "first", member).body())
                .contains(issued.path("id").asText());
        assertThat(house.as(Role.TOWNSHIP_CLERK)
                        .get("/items/" + issued.path("paper").path("item").asText())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_pages_issue_show_and_withdraw_without_script() {
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK).reading("zh-CN");
        String member = household.head().id().value();
        assertThat(clerk.get(at).body()).contains("尚未核验");
        Answer wrong = clerk.post(
                "/households/" + household.number() + "/identity-checks",
                Map.of("member", member, "way", "HOME", "lastFour", "0000"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("证件号码末四位与档案不符");

        clerk.post(
                "/households/" + household.number() + "/identity-checks",
                Map.of("member", member, "way", "HOME", "lastFour", lastFour()));
        String today = LocalDate.now(house.house().clock()).toString();
        assertThat(clerk.get(at).body()).contains(today + " 已核验");
        Visitor reviewer = house.signedIn(Role.TOWNSHIP_REVIEWER).reading("zh-CN");
        assertThat(clerk.get(at).body()).doesNotContain("签发</button>");
        String page = reviewer.post(
                        at, Map.of("key", "page:" + name, "member", member, "programme", "DB", "shape", "CARD"))
                .location();

        assertThat(page).matches("/certificates/cer_[a-z2-7]{26}");
        assertThat(clerk.get(page).body()).contains("褚*例", "已用印归卷", "签发", "上门核验");
        assertThat(clerk.get(page + "/code.svg").body()).startsWith("<svg");
        assertThat(clerk.get("/households/" + household.number()).body()).contains(at);

        assertThat(clerk.post(page + "/revocation", Map.of("reason", "LOST", "note", "电话报失"))
                        .location())
                .isEqualTo(page);
        assertThat(clerk.get(page).body()).contains("暂停", "须由另一人决定").doesNotContain("同意撤销</button>");
        assertThat(clerk.post(page + "/revocation/approval", Map.of()).status()).isEqualTo(403);
        assertThat(reviewer.get("/certificates").body()).contains(page);
        assertThat(reviewer.post(page + "/revocation/approval", Map.of()).location())
                .isEqualTo(page);
        assertThat(reviewer.get(page).body()).contains("撤销", "申请撤销：遗失 电话报失", "遗失 电话报失（");
        assertThat(reviewer.get("/certificates").body()).doesNotContain(page);
    }

    @Test
    void only_who_asked_or_who_may_decide_takes_a_withdrawal_back() throws Exception {
        String id = issuedOne();
        String page = "/api/v1/certificates/" + id;
        programs(Role.BUREAU_APPROVER).postJson(page + "/revocation", "{\"reason\":\"LOST\"}");

        assertThat(programs(Role.TOWNSHIP_CLERK)
                        .postJson(page + "/revocation/refusal", "{\"note\":\"找到了\"}")
                        .status())
                .isEqualTo(403);
        assertThat(programs(Role.BUREAU_APPROVER)
                        .postJson(page + "/revocation/approval", "{}")
                        .body())
                .contains("CE-080");
        assertThat(programs(Role.TOWNSHIP_CLERK)
                        .postJson(page + "/resumption", "{\"note\":\"找到了\"}")
                        .body())
                .contains("CE-082");
        assertThat(JSON.readTree(programs(Role.BUREAU_APPROVER)
                                .postJson(page + "/revocation/refusal", "{\"note\":\"找到了\"}")
                                .body())
                        .path("state")
                        .asText())
                .isEqualTo("VALID");
        assertThat(programs(Role.TOWNSHIP_CLERK).get(page + "/events").body()).contains("withdrawal refused: 找到了");
    }

    @Test
    void another_townships_certificate_is_not_found() throws Exception {
        String id = issuedOne();
        String stranger = "stranger-" + name;
        String password = house.newAccount(stranger, OpenHouse.THEIRS, Role.TOWNSHIP_REVIEWER);
        Visitor there = house.stranger().signIn(stranger, password).accepting("application/json");

        assertThat(there.get("/api/v1/certificates/" + id).status()).isEqualTo(404);
        assertThat(there.get("/api/v1/certificates/waiting").body()).doesNotContain(id);
        assertThat(there.postJson("/api/v1/certificates/" + id + "/suspension", "{\"note\":\"样例\"}")
                        .status())
                .isEqualTo(404);
        assertThat(there.get("/api/v1" + at).status()).isEqualTo(404);
    }

    @Test
    void what_is_missing_is_named() throws Exception {
        String id = issuedOne();
        String page = "/api/v1/certificates/" + id;

        assertThat(programs(Role.TOWNSHIP_REVIEWER)
                        .postJson("/api/v1" + at, "{}")
                        .body())
                .contains("Idempotency-Key");
        assertThat(programs(Role.TOWNSHIP_CLERK)
                        .postJson(page + "/suspension", "{\"note\":\" \"}")
                        .body())
                .contains("note");
        assertThat(programs(Role.TOWNSHIP_CLERK)
                        .postJson(page + "/revocation", "{\"reason\":\"BORED\"}")
                        .body())
                .contains("LOST");
    }

    private String issuedOne() throws IOException {
        String member = household.head().id().value();
        programs(Role.TOWNSHIP_CLERK)
                .postJson(
                        "/api/v1/households/" + household.number() + "/identity-checks",
                        "{\"member\":\"" + member + "\",\"way\":\"COUNTER\",\"lastFour\":\"" + lastFour() + "\"}");
        return JSON.readTree(issue(Role.TOWNSHIP_REVIEWER, "one", member).body())
                .path("id")
                .asText();
    }

    private Answer issue(Role role, String key, String member) {
        Visitor program = programs(role);
        return program.send(
                "POST",
                "/api/v1" + at,
                BodyPublishers.ofString("{\"member\":\"" + member + "\",\"programme\":\"DB\"}"),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "test:" + name + ":" + key,
                "X-XSRF-TOKEN",
                program.token());
    }

    private String lastFour() {
        return household.head().document().lastFour();
    }

    private Visitor programs(Role role) {
        return house.signedIn(role).accepting("application/json").reading("zh-CN");
    }
}
