package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.certificates.CardSecret;
import org.hudang.certificates.CertificateRecord.Shown;
import org.hudang.certificates.PhoneCards;
import org.hudang.server.account.Role;
import org.hudang.server.platform.Messages;
import org.hudang.server.platform.TableOwner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A certificate on its holder's phone, as staff hand it out, the holder shows it and others check it. */
@ExtendWith(InOpenHouse.class)
class PhoneCardTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WAY_IN = Pattern.compile("id=\"way-in\">([0-9A-Z-]{17})<");
    private static final Pattern COOKIE = Pattern.compile("hudang-card=([A-Za-z0-9_-]{43});");

    private final OpenHouse house;
    private final IssuedOne certified;
    private final String page;
    private String secret = "";

    PhoneCardTest(OpenHouse house) throws IOException {
        this.house = house;
        this.certified = IssuedOne.in(house, "褚样例");
        this.page = "/certificates/" + certified.id();
    }

    @Test
    void a_clerk_hands_it_out_and_the_phone_shows_a_masked_card_with_a_code() {
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK);
        assertThat(clerk.get(page).body()).contains("没有放到手机上").contains("给持证人手机一个入口");
        Answer given = clerk.post(page + "/card", Map.of());
        assertThat(given.status()).as(given.toString()).isEqualTo(200);
        assertThat(given.header("Cache-Control")).contains("no-store");
        assertThat(clerk.get(page).body()).contains("有一个入口开着").doesNotContain(wayIn(given));

        Visitor phone = house.stranger();
        assertThat(phone.get("/card").body()).contains("把证明放到这部手机上");
        Answer taken = phone.post("/card", entry(wayIn(given)));

        assertThat(taken.location()).isEqualTo("/card");
        assertThat(taken.header("Set-Cookie")).isNotEmpty();
        assertThat(String.join("\n", taken.all("Set-Cookie")))
                .containsPattern("hudang-card=[^;]+; Path=/; Max-Age=[1-9]\\d+;.*HttpOnly; SameSite=Lax");
        Answer card = phone.get("/card");
        assertThat(card.header("Cache-Control")).isEqualTo("no-store");
        assertThat(card.body())
                .contains("褚*例")
                .contains(">********" + certified.lastFour())
                .contains("最低生活保障证明")
                .contains("示例县民政局（样例）")
                .contains("样板镇人民政府（样例）")
                .contains("000-0000-0000")
                .contains("还没有人查过")
                .contains("<svg id=\"qr\"")
                .contains("h1v1h-1z")
                .doesNotContain("褚样例")
                .doesNotContain(certified.household().head().document().reveal())
                .doesNotContain("#v-ok")
                .doesNotContain("class=\"verdict\"");
        assertThat(clerk.get(page).body()).contains("在持证人手机上").contains("放到手机上");
    }

    @Test
    void a_program_hands_it_out_looks_and_takes_it_back() throws IOException {
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK).accepting("application/json");
        String address = "/api/v1" + page + "/card";

        JsonNode wayIn = JSON.readTree(clerk.postJson(address, "{}").body());

        assertThat(wayIn.path("link").asText())
                .endsWith("/card#" + wayIn.path("code").asText());
        assertThat(JSON.readTree(clerk.get(address).body()).path("since").isNull())
                .isTrue();
        Visitor phone = house.stranger();
        phone.post("/card", entry(wayIn.path("code").asText()));
        assertThat(JSON.readTree(clerk.get(address).body()).path("since").asText())
                .isNotEmpty();
        assertThat(phone.accepting("application/json").get("/card/code").status())
                .isEqualTo(200);

        JsonNode ended = JSON.readTree(clerk.postJson(address + "/end", "{}").body());

        assertThat(ended.path("since").isNull()).isTrue();
        assertThat(phone.get("/card/code").status()).isEqualTo(204);
        assertThat(phone.accepting("text/html").get("/card").body()).contains("把证明放到这部手机上");
        assertThat(clerk.get("/api/v1" + page + "/events").body())
                .contains("CARD_OFFERED")
                .contains("CARD_TAKEN")
                .contains("CARD_ENDED");
    }

    @Test
    void every_code_is_another_and_counts_for_a_minute() throws IOException {
        Visitor phone = phone().accepting("application/json");

        JsonNode first = JSON.readTree(phone.get("/card/code").body());
        Answer second = phone.get("/card/code");

        assertThat(first.path("side").asInt()).isIn(57, 61);
        assertThat(first.path("left").asInt()).isBetween(55, 60);
        assertThat(second.header("Cache-Control")).isEqualTo("no-store");
        assertThat(JSON.readTree(second.body()).path("path").asText())
                .isNotEqualTo(first.path("path").asText());
    }

    @Test
    void unknown_used_and_closed_ways_in_and_wrong_numbers_are_answered_alike() {
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK);
        Visitor phone = house.strangerFromElsewhere();
        String used = offered(clerk);
        phone.post("/card", entry(used));
        String replaced = offered(clerk);
        String closed = offered(clerk);
        Answer wrongNumber = phone.post("/card", Map.of("code", closed, "lastFour", "000A"));
        clerk.post(page + "/card/end", Map.of());

        for (Answer answer : List.of(
                wrongNumber,
                phone.post("/card", entry(used)),
                phone.post("/card", entry(replaced)),
                phone.post("/card", entry(closed)),
                phone.post("/card", entry("ZZQK2-WYJTM-AHF6V")))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("入口码或证件号码末四位不对，或入口已用过、已关闭。");
            assertThat(answer.all("Set-Cookie").toString()).doesNotContain("hudang-card=");
        }
    }

    @Test
    void a_slip_of_the_pen_is_told_as_one() {
        Answer answer = house.stranger().post("/card", entry("ZZQK2-WYJTM-AHF6W"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("输错了").doesNotContain("已用过");
    }

    @Test
    void a_source_that_has_missed_ten_times_is_not_looked_at_and_others_are() {
        Visitor guesser = house.strangerFromElsewhere();
        String open = offered(house.signedIn(Role.TOWNSHIP_CLERK));
        for (int n = 0; n < 10; n++) {
            assertThat(guesser.post("/card", entry("ZZQK2-WYJTM-AHF6V")).status())
                    .isEqualTo(422);
        }

        Answer stopped = guesser.post("/card", entry(open));

        assertThat(stopped.status()).isEqualTo(429);
        assertThat(stopped.body()).contains("试的次数太多，请 15 分钟后再试。");
        assertThat(house.strangerFromElsewhere().post("/card", entry(open)).location())
                .isEqualTo("/card");
    }

    @Test
    void a_form_of_another_site_puts_no_card_on_a_phone() {
        String open = offered(house.signedIn(Role.TOWNSHIP_CLERK));

        Answer forged = house.stranger().postBare("/card", entry(open));

        assertThat(forged.status()).isEqualTo(403);
    }

    @Test
    void a_checker_learns_the_masked_face_once_and_the_holder_sees_it() throws IOException {
        Visitor phone = phone();
        String code = code(phone);

        JsonNode first = checked("{\"text\":\"" + code + "\",\"check\":\"check-000001\",\"by\":\"样例大药房\"}");
        JsonNode again = checked("{\"text\":\"" + code + "\",\"check\":\"check-000001\",\"by\":\"样例大药房\"}");
        JsonNode another = checked("{\"text\":\"" + code + "\",\"check\":\"check-000002\"}");
        JsonNode nameless = checked("{\"text\":\"" + code + "\"}");

        for (JsonNode answer : List.of(first, again)) {
            assertThat(answer.path("code").asText()).isEqualTo("CE-090");
            assertThat(answer.path("verdict").asText()).isEqualTo("valid");
            assertThat(answer.path("mark").asText()).isEqualTo("ok");
            assertThat(answer.path("shown").path("name").asText()).isEqualTo("褚*例");
            assertThat(answer.path("shown").path("lastFour").isNull())
                    .as("no part of the number without a printed code or consent")
                    .isTrue();
        }
        for (JsonNode answer : List.of(another, nameless)) {
            assertThat(answer.path("code").asText()).isEqualTo("CE-093");
            assertThat(answer.path("verdict").asText()).isEqualTo("cannot-tell");
            assertThat(answer.toString()).doesNotContain("褚");
        }
        assertThat(phone.get("/card").body())
                .containsOnlyOnce("有人核验了手机上的码")
                .contains("对方自称：样例大药房")
                .contains("姓名一部分");
    }

    @Test
    void the_form_without_script_counts_pressing_reload_as_the_same_check() {
        String code = code(phone());
        Visitor checker = house.stranger();
        Matcher word = Pattern.compile("name=\"check\" value=\"([0-9a-f-]{36})\"")
                .matcher(checker.get("/v").body());
        assertThat(word.find()).isTrue();
        Map<String, String> form = Map.of("text", code, "check", word.group(1));

        Answer first = checker.postParts("/v", form, "file", "", new byte[0]);
        Answer reloaded = checker.postParts("/v", form, "file", "", new byte[0]);
        Answer other = checker.postParts("/v", Map.of("text", code, "check", "another-check"), "file", "", new byte[0]);

        for (Answer answer : List.of(first, reloaded)) {
            assertThat(answer.body()).contains("data-v=\"ok\"").contains("褚*例").contains("CE-090");
        }
        assertThat(other.body())
                .contains("CE-093")
                .contains("data-v=\"unknown\"")
                .doesNotContain("褚*例");
    }

    @Test
    void a_certificate_that_is_set_aside_has_a_card_without_a_code_and_its_last_code_is_no_good() throws IOException {
        Visitor phone = phone();
        String code = code(phone);
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK);

        clerk.post(page + "/suspension", Map.of("note", "样例"));

        assertThat(phone.get("/card").body())
                .contains("证明暂停使用，现在没有码可以出示。")
                .contains("000-0000-0000")
                .doesNotContain("<svg id=\"qr\"");
        assertThat(phone.get("/card/code").status()).isEqualTo(204);
        JsonNode answer = checked("{\"text\":\"" + code + "\"}");
        assertThat(answer.path("code").asText()).isEqualTo("CE-220");
        assertThat(answer.toString()).doesNotContain("褚");
        assertThat(clerk.post(page + "/card", Map.of()).body()).contains("不能放到手机上");
    }

    @Test
    void what_the_holder_agrees_to_is_told_to_the_first_checker_and_to_nobody_after() throws IOException {
        Visitor phone = phone();
        String before = code(phone);
        assertThat(phone.post("/card/consent", Map.of("purpose", "MEDICAL", "field", "NAME"))
                        .location())
                .isEqualTo("/card");
        assertThat(phone.get("/card").body()).contains("下一个联网扫码的人还会看到：").contains("用于：就医");
        String first = code(phone);
        String second = code(phone);

        JsonNode plain = checked("{\"text\":\"" + before + "\"}");
        JsonNode told = checked("{\"text\":\"" + first + "\",\"check\":\"check-000001\",\"by\":\"样例医院\"}");
        JsonNode again = checked("{\"text\":\"" + first + "\",\"check\":\"check-000001\"}");
        JsonNode late = checked("{\"text\":\"" + second + "\"}");

        assertThat(told.path("agreed").path("name").asText()).isEqualTo("褚样例");
        assertThat(told.path("agreed").path("people").isNull()).isTrue();
        assertThat(told.path("agreed").path("purpose").asText()).isEqualTo("MEDICAL");
        for (JsonNode answer : List.of(plain, again, late)) {
            assertThat(answer.path("code").asText()).isEqualTo("CE-090");
            assertThat(answer.path("agreed").isNull()).isTrue();
            assertThat(answer.toString()).doesNotContain("褚样例");
        }
        assertThat(phone.get("/card").body())
                .contains("还看到：")
                .contains("对方自称：样例医院")
                .doesNotContain("下一个联网扫码的人还会看到：");
        assertThat(house.signedIn(Role.TOWNSHIP_CLERK).get(page).body()).contains("全名，用于：就医");
    }

    @Test
    void where_the_journal_is_broken_no_stranger_hears_of_it_and_the_code_counts_once() throws IOException {
        Visitor phone = phone();
        phone.post("/card/consent", Map.of("purpose", "MEDICAL", "field", "NAME"));
        String code = code(phone);
        turnHead();
        try {
            JsonNode first = checked("{\"text\":\"" + code + "\",\"check\":\"check-000001\"}");
            JsonNode another = checked("{\"text\":\"" + code + "\",\"check\":\"check-000002\"}");
            Answer page = house.stranger()
                    .postParts("/v", Map.of("text", code, "check", "check-000003"), "file", "", new byte[0]);

            assertThat(first.path("code").asText()).isEqualTo("CE-090");
            assertThat(first.path("agreed").isNull()).isTrue();
            assertThat(another.path("code").asText()).isEqualTo("CE-093");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("CE-093");
            assertThat(first + another.toString() + page.body())
                    .doesNotContain("hh_")
                    .doesNotContain("CE-015")
                    .doesNotContain("褚样例");
        } finally {
            turnHead();
        }
    }

    @Test
    void where_the_journal_is_broken_no_card_is_put_on_a_phone_and_nobody_hears_why() throws IOException {
        String open = offered(house.signedIn(Role.TOWNSHIP_CLERK));
        turnHead();
        try {
            Answer refused = house.strangerFromElsewhere().post("/card", entry(open));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body())
                    .contains("现在放不到手机上。请找工作人员。")
                    .doesNotContain("hh_")
                    .doesNotContain("日志");
        } finally {
            turnHead();
        }
    }

    /** No head that the house made; turned twice it is as it was. */
    private void turnHead() throws IOException {
        assertThat(TableOwner.of(house.house())
                        .lie(
                                "certificate.journal_head",
                                "update certificate.journal_head set mac = set_byte(mac, 0, 255 - get_byte(mac, 0))"
                                        + " where household = ?",
                                certified.household().number().value()))
                .isEqualTo(1);
    }

    @Test
    void another_certificate_on_the_same_phone_ends_the_one_before() throws IOException {
        Visitor phone = phone();
        IssuedOne other = IssuedOne.in(house, "卫样例");
        Visitor clerk = house.signedIn(Role.TOWNSHIP_CLERK);
        String open = wayIn(clerk.post("/certificates/" + other.id() + "/card", Map.of()));
        assertThat(phone.get("/card?other").body()).contains("现在这张就从这部手机上移除了");

        Answer taken = phone.post("/card", Map.of("code", open, "lastFour", other.lastFour()));

        assertThat(taken.location()).isEqualTo("/card");
        assertThat(phone.get("/card").body()).contains("卫*例").doesNotContain("褚*例");
        assertThat(clerk.get(page).body()).contains("没有放到手机上");
        assertThat(clerk.get("/certificates/" + other.id()).body()).contains("在持证人手机上");
    }

    @Test
    void the_same_certificate_taken_again_by_the_same_phone_stays_on_it() {
        Visitor phone = phone();

        Answer taken = phone.post("/card", entry(offered(house.signedIn(Role.TOWNSHIP_CLERK))));

        assertThat(taken.location()).isEqualTo("/card");
        assertThat(phone.get("/card").body()).contains("褚*例").contains("<svg id=\"qr\"");
    }

    /** In force and without a code: the key that signs codes is out of reach. */
    @Test
    void however_a_certificate_stands_there_are_words_for_a_card_without_a_code() {
        for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
            assertThat(Shown.values())
                    .allSatisfy(shown -> assertThat(Messages.of("org.hudang.server.cards", locale)
                                    .getString("card.state." + shown))
                            .isNotBlank());
        }
    }

    @Test
    void nothing_ticked_or_taken_back_is_nothing_agreed_to() throws IOException {
        Visitor phone = phone();
        phone.post("/card/consent", Map.of("purpose", "MEDICAL"));
        String unticked = code(phone);
        phone.post("/card/consent", Map.of("purpose", "SCHOOL", "field", "PEOPLE"));
        String takenBack = code(phone);
        phone.post("/card/consent/end", Map.of());

        for (String code : List.of(unticked, takenBack)) {
            assertThat(checked("{\"text\":\"" + code + "\"}").path("agreed").isNull())
                    .isTrue();
        }
        assertThat(phone.get("/card").body()).contains("同意给看一次");
    }

    @Test
    void the_holder_puts_it_away() {
        Visitor phone = phone();

        Answer ended = phone.post("/card/end", Map.of());

        assertThat(ended.location()).isEqualTo("/card");
        assertThat(ended.all("Set-Cookie").toString()).contains("hudang-card=;").contains("Max-Age=0");
        assertThat(phone.get("/card").body()).contains("把证明放到这部手机上");
    }

    @Test
    void another_township_hands_out_nothing_of_ours() {
        String login = "card-stranger";
        String password = house.newAccount(login, OpenHouse.THEIRS, Role.TOWNSHIP_CLERK);
        Visitor there = house.stranger().signIn(login, password);

        assertThat(there.post(page + "/card", Map.of()).status()).isEqualTo(404);
        assertThat(there.post(page + "/card/end", Map.of()).status()).isEqualTo(404);
        assertThat(there.accepting("application/json")
                        .get("/api/v1" + page + "/card")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_page_is_there_in_english() {
        Visitor phone = phone().reading("en");

        assertThat(phone.get("/card").body())
                .contains("My certificate")
                .contains("Who checked it")
                .contains("A screenshot proves nothing")
                .doesNotContain("截图");
    }

    @Test
    void nothing_that_opens_a_card_stands_in_the_log() {
        String wayIn = offered(house.signedIn(Role.TOWNSHIP_CLERK));
        Answer taken = house.stranger().post("/card", entry(wayIn));

        assertThat(house.logged())
                .noneMatch(line -> line.contains(wayIn))
                .noneMatch(line -> line.contains(secret(taken)));
    }

    private Map<String, String> entry(String wayIn) {
        return Map.of("code", wayIn, "lastFour", certified.lastFour());
    }

    private String offered(Visitor clerk) {
        return wayIn(clerk.post(page + "/card", Map.of()));
    }

    private static String wayIn(Answer given) {
        Matcher found = WAY_IN.matcher(given.body());
        assertThat(found.find()).as(given.toString()).isTrue();
        return found.group(1);
    }

    private Visitor phone() {
        Visitor phone = house.strangerFromElsewhere();
        Answer taken = phone.post("/card", entry(offered(house.signedIn(Role.TOWNSHIP_CLERK))));
        assertThat(taken.location()).isEqualTo("/card");
        this.secret = secret(taken);
        return phone;
    }

    /** The text of a fresh code, as a camera would read it from the phone that was made last. */
    private String code(Visitor phone) {
        PhoneCards.Code code = house.house()
                .phoneCards()
                .code(CardSecret.shown(secret).orElseThrow())
                .orElseThrow();
        assertThat(phone.get("/card").status()).isEqualTo(200);
        return code.link();
    }

    private static String secret(Answer taken) {
        Matcher found = COOKIE.matcher(String.join("\n", taken.all("Set-Cookie")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private JsonNode checked(String body) throws IOException {
        Answer answer = house.stranger().accepting("application/json").postJson("/api/v1/verifications", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
