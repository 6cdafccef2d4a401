package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.account.Role;
import org.hudang.server.platform.TableOwner;
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
        this.household = IssuedOne.entitled(house, "褚样例");
        this.at = "/households/" + household.number() + "/certificates";
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
        for (int n = 0; n < 3; n++) {
            assertThat(issue(Role.TOWNSHIP_REVIEWER, "first", member).body())
                    .contains(issued.path("id").asText());
        }
        assertThat(JSON.readTree(
                        programs(Role.TOWNSHIP_CLERK).get("/api/v1" + at).body()))
                .as("one certificate, however often it was asked for")
                .hasSize(1);
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
    void a_copy_for_one_purpose_is_ordered_on_the_page_and_lies_in_the_file() throws Exception {
        String page = "/certificates/" + issuedOne();
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK).reading("zh-CN");
        LocalDate today = LocalDate.now(house.house().clock());
        Map<String, String> wish = Map.of(
                "key",
                "page:copy-" + name,
                "requester",
                "样例县人民医院（样例）",
                "purpose",
                "办理医疗救助",
                "until",
                today.plusDays(30).toString());

        assertThat(clerk.post(page + "/copies", wish).location()).isEqualTo(page);
        assertThat(clerk.post(page + "/copies", wish).location()).isEqualTo(page);

        String shown = clerk.get(page).body();
        assertThat(shown).contains("样例县人民医院（样例）", "办理医疗救助，有效期至", "出具加注件", "已用印归卷");
        JsonNode copies = JSON.readTree(
                programs(Role.ARCHIVIST).get("/api/v1" + page + "/copies").body());
        assertThat(copies.size()).isEqualTo(1);
        assertThat(copies.get(0).path("purpose").asText()).isEqualTo("办理医疗救助");
        ItemView item = house.house()
                .archive()
                .item(new ItemId(copies.get(0).path("paper").path("item").asText()), new Acting("test", OpenHouse.OURS))
                .orElseThrow();
        byte[] paper = clerk.accepting("*/*")
                .get("/renditions/" + item.original().id().value())
                .bytes();
        Answer judged = house.stranger().accepting("*/*").postBytes("/api/v1/verifications", "application/pdf", paper);
        assertThat(JSON.readTree(judged.body()).path("code").asText())
                .as(judged.toString())
                .isEqualTo("CE-200");
    }

    @Test
    void what_a_copy_lacks_is_named_on_the_page_and_to_programs() throws Exception {
        String page = "/certificates/" + issuedOne();
        String far = LocalDate.now(house.house().clock()).plusDays(91).toString();
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK).reading("zh-CN");

        Answer late = clerk.post(
                page + "/copies", Map.of("key", "page:far-" + name, "requester", "样例", "purpose", "样例", "until", far));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("有效期至 " + far + " 不行");
        assertThat(copy(page, "{\"requester\":\" \",\"purpose\":\"样例\",\"until\":\"" + far + "\"}"))
                .contains("CE-083", "requester");
        assertThat(copy(page, "{\"requester\":\"样例\",\"purpose\":\"样例\"}")).contains("SV-032", "until");
        assertThat(copy(page, "{\"requester\":\"样例\",\"purpose\":\"样例\",\"until\":\"" + far + "\"}"))
                .contains("CE-086");
    }

    private String copy(String page, String json) {
        Visitor program = programs(Role.TOWNSHIP_CLERK);
        return program.send(
                        "POST",
                        "/api/v1" + page + "/copies",
                        BodyPublishers.ofString(json),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "test:copy:" + name,
                        "X-XSRF-TOKEN",
                        program.token())
                .body();
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
    void a_damaged_journal_is_told_on_the_page_and_keeps_nobody_from_setting_the_certificate_aside() throws Exception {
        String page = "/certificates/" + issuedOne();
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK).reading("zh-CN");
        turnFirstLine();
        try {
            Answer shown = clerk.get(page);

            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.body())
                    .contains("从第 1 条起与原记录不符")
                    .contains("action=\"" + page + "/suspension\"")
                    .contains("action=\"" + page + "/revocation\"");
            Answer refused = clerk.post(page + "/suspension", Map.of("note", " "));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("“note”缺少或不能用");
            assertThat(clerk.post(page + "/suspension", Map.of("note", "电话报失")).location())
                    .isEqualTo(page);
            assertThat(clerk.get(page).body()).contains("action=\"" + page + "/resumption\"");
        } finally {
            turnFirstLine();
        }
        assertThat(clerk.get(page).body()).doesNotContain("与原记录不符").contains("电话报失");
    }

    /** Turned twice it is as it was. */
    private void turnFirstLine() throws IOException {
        assertThat(TableOwner.of(house.house())
                        .lie(
                                "certificate.journal",
                                "update certificate.journal set detail = reverse(detail)"
                                        + " where household = ? and sequence = 1",
                                household.number().value()))
                .isEqualTo(1);
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
    void what_is_no_number_of_a_certificate_is_answered_as_one_that_there_is_not() {
        String unknown = "/api/v1/certificates/cer_" + "a".repeat(26);
        String body = programs(Role.TOWNSHIP_CLERK).get(unknown).body();
        for (String odd :
                List.of("cer_" + "b".repeat(26), "cer_a", "x", "cpy_" + "a".repeat(26), "%00", "cer_%0d%0aa")) {
            for (String what : List.of("", "/events", "/copies")) {
                Answer answer = programs(Role.TOWNSHIP_CLERK).get("/api/v1/certificates/" + odd + what);

                assertThat(answer.status()).as(odd + what).isIn(400, 404);
                if (answer.status() == 404) {
                    assertThat(answer.body()).as(odd + what).isEqualTo(body);
                }
            }
        }
        assertThat(programs(Role.TOWNSHIP_CLERK)
                        .get("/api/v1/certificates/cer_a")
                        .status())
                .isEqualTo(404);
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
