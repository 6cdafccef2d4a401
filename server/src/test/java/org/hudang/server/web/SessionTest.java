package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in, staying signed in, signing out. */
@ExtendWith(InOpenHouse.class)
class SessionTest {
    private final OpenHouse house;

    SessionTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void a_session_that_somebody_planted_is_not_the_one_that_is_opened() {
        String planted = house.signedIn(Role.TOWNSHIP_REVIEWER).session().orElseThrow();
        Visitor visitor = house.stranger().planted(planted);

        visitor.signIn(house.login(Role.ARCHIVIST), house.password(Role.ARCHIVIST));

        assertThat(visitor.session()).isPresent().get().isNotEqualTo(planted);
        Visitor thief = house.stranger();
        thief.takeSession(planted);
        assertThat(thief.get("/find").status()).isEqualTo(302);
    }

    @Test
    void signing_out_ends_the_session_on_the_server_too() {
        Visitor visitor = house.signedIn(Role.ARCHIVIST);
        String cookie = visitor.session().orElseThrow();

        Answer out = visitor.post("/sign-out", Map.of());

        assertThat(out.location()).isEqualTo("/sign-in?out");
        Visitor thief = house.stranger();
        thief.takeSession(cookie);
        assertThat(thief.get("/find").status()).isEqualTo(302);
        assertThat(visitor.get("/find").location()).startsWith("/sign-in");
    }

    @Test
    void looking_at_the_way_out_does_not_sign_out() {
        Visitor visitor = house.signedIn(Role.ARCHIVIST);

        visitor.get("/sign-out");

        assertThat(visitor.get("/find").status()).isEqualTo(200);
    }

    @Test
    void cookies_are_out_of_reach_for_scripts_and_other_sites() {
        Visitor visitor = house.stranger();
        List<String> cookies = new ArrayList<>(visitor.get("/sign-in").all("Set-Cookie"));

        cookies.addAll(visitor.tryToSignIn(house.login(Role.ARCHIVIST), house.password(Role.ARCHIVIST))
                .all("Set-Cookie"));

        assertThat(cookies).anyMatch(cookie -> cookie.startsWith("hudang="));
        assertThat(cookies)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("hudang")
                        .contains("Path=/")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax")
                        .doesNotContain("Domain="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v",
                "/trust-list",
                "/status-lists",
                "/status-lists/1",
                "/actuator/health",
                "/hudang.css",
                "/icons.svg",
                "/verify-worker.js",
                "/intake.js",
                "/card.js",
                "/card/code",
                "/admin",
                "/api/v1/households/x/benefits",
                "/error"
            })
    void whoever_only_looks_at_what_is_public_gets_no_session(String path) {
        long before = sessions();

        Answer answer = house.stranger().get(path);

        assertThat(answer.all("Set-Cookie")).as(answer.toString()).isEmpty();
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void checking_a_certificate_makes_no_session() {
        long before = sessions();

        Answer page = house.stranger().postParts("/v", Map.of("text", "123456"), "file", "", new byte[0]);
        Answer program = house.stranger()
                .postBytes(
                        "/api/v1/verifications",
                        "application/json",
                        "{\"text\":\"123456\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(page.all("Set-Cookie")).isEmpty();
        assertThat(program.all("Set-Cookie")).isEmpty();
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void whoever_was_on_the_way_to_a_page_arrives_there_after_signing_in() {
        Visitor visitor = house.stranger();

        assertThat(visitor.get("/households/hh_x").location()).isEqualTo("/sign-in");
        Answer welcome = visitor.tryToSignIn(house.login(Role.ARCHIVIST), house.password(Role.ARCHIVIST));

        assertThat(welcome.location()).startsWith("/households/hh_x");
    }

    @Test
    void what_somebody_searched_for_before_signing_in_is_left_in_no_cookie() {
        Visitor visitor = house.stranger();

        Answer refused = visitor.get("/find?q=zhangyangli-0113");
        Answer welcome = visitor.tryToSignIn(house.login(Role.ARCHIVIST), house.password(Role.ARCHIVIST));

        assertThat(refused.location()).isEqualTo("/sign-in");
        assertThat(refused.all("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(decoded(cookie)).doesNotContain("zhangyangli", "0113"));
        assertThat(welcome.location()).startsWith("/find").doesNotContain("q=");
    }

    private static String decoded(String cookie) {
        String value = cookie.substring(cookie.indexOf('=') + 1).split(";", 2)[0];
        try {
            return cookie + " " + new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return cookie;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR", "SYSTEM_ADMINISTRATOR"})
    void whoever_sees_no_household_arrives_where_his_role_may_be_and_finds_the_way_out(Role role) {
        Visitor visitor = house.stranger();
        visitor.get("/find?q=cyl");

        Answer welcome = visitor.tryToSignIn(house.login(role), house.password(role));
        Answer start = visitor.get("/");

        assertThat(welcome.location()).isEqualTo("/");
        assertThat(start.status()).isEqualTo(200);
        assertThat(start.body())
                .contains("action=\"/sign-out\"")
                .contains("href=\"/v\"")
                .doesNotContain("/find");
        assertThat(start.body().contains("系统情况")).isEqualTo(role == Role.SYSTEM_ADMINISTRATOR);
    }

    @Test
    void an_error_page_shows_the_way_home_and_the_way_out() {
        for (Role role : List.of(Role.AUDITOR, Role.ARCHIVIST)) {
            Visitor visitor = house.signedIn(role);
            Answer refused = visitor.get("/admin");

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("href=\"/\"");
            assertThat(visitor.submit(refused, "/sign-out").location()).isEqualTo("/sign-in?out");
        }
    }

    @Test
    void whoever_is_not_signed_in_is_shown_no_way_out() {
        assertThat(house.stranger().get("/error").body()).contains("href=\"/\"").doesNotContain("/sign-out");
    }

    @Test
    void five_wrong_passwords_in_a_row_lock_the_account_even_for_the_right_one() {
        String password = house.newAccount("locked-out", OpenHouse.OURS, Role.ARCHIVIST);
        Visitor visitor = house.strangerFromElsewhere();

        for (int i = 0; i < 5; i++) {
            assertThat(visitor.tryToSignIn("locked-out", "wrong-" + i).location())
                    .isEqualTo("/sign-in?error");
        }

        assertThat(visitor.tryToSignIn("locked-out", password).location()).isEqualTo("/sign-in?error");
        house.house().accounts().resetPassword("locked-out", "test");
    }

    @Test
    void four_wrong_passwords_do_not_lock() {
        String password = house.newAccount("nearly-locked", OpenHouse.OURS, Role.ARCHIVIST);
        Visitor visitor = house.strangerFromElsewhere();

        for (int i = 0; i < 4; i++) {
            visitor.tryToSignIn("nearly-locked", "wrong-" + i);
        }

        assertThat(visitor.tryToSignIn("nearly-locked", password).location()).isEqualTo("/find");
    }

    @Test
    void a_wrong_password_an_unknown_account_and_a_locked_one_get_the_same_answer() {
        house.newAccount("known", OpenHouse.OURS, Role.ARCHIVIST);
        String password = house.newAccount("known-locked", OpenHouse.OURS, Role.ARCHIVIST);
        Visitor lockedOut = house.strangerFromElsewhere();
        for (int i = 0; i < 5; i++) {
            lockedOut.tryToSignIn("known-locked", "wrong");
        }

        List<String> answers = new ArrayList<>();
        for (List<String> pair :
                List.of(List.of("known", "wrong"), List.of("not-known", "wrong"), List.of("known-locked", password))) {
            Answer answer = lockedOut.tryToSignIn(pair.get(0), pair.get(1));
            String page = lockedOut.get(answer.location()).body().replaceAll("value=\"[^\"]*\"", "");
            answers.add(answer.status() + " " + answer.location() + " " + answer.body() + page);
        }

        assertThat(answers).containsOnly(answers.get(0));
        assertThat(answers.get(0)).contains("账号或密码不对");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no such",
                "a\u0000b",
                "' or ''='",
                "\ud800",
                "\u202edrol",
                "<script>",
                "林", // letters beyond those that a login is made of
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void a_hostile_account_name_is_an_unknown_one(String login) {
        Answer answer = house.strangerFromElsewhere().tryToSignIn(login, "\u0000" + "x".repeat(100));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/sign-in?error");
    }

    @Test
    void a_password_that_is_too_long_is_wrong_and_not_cut() {
        String password = house.newAccount("long-password", OpenHouse.OURS, Role.ARCHIVIST);

        Answer answer = house.strangerFromElsewhere().tryToSignIn("long-password", password + "x".repeat(72));

        assertThat(answer.location()).isEqualTo("/sign-in?error");
    }

    @Test
    void a_new_password_ends_the_sessions_of_the_old_one() {
        String password = house.newAccount("renewed", OpenHouse.OURS, Role.ARCHIVIST);
        Visitor visitor = house.stranger().signIn("renewed", password);

        String fresh = house.house().accounts().resetPassword("renewed", "test");

        assertThat(visitor.get("/find").status()).isEqualTo(302);
        assertThat(house.strangerFromElsewhere()
                        .tryToSignIn("renewed", password)
                        .location())
                .isEqualTo("/sign-in?error");
        assertThat(house.stranger().tryToSignIn("renewed", fresh).location()).isEqualTo("/find");
    }

    @Test
    void neither_passwords_nor_tokens_nor_sessions_stand_in_the_log() {
        Visitor visitor = house.signedIn(Role.TOWNSHIP_CLERK);
        String token = visitor.token();
        visitor.tryToSignIn(house.login(Role.TOWNSHIP_CLERK), "guessed-and-wrong");
        visitor.postBare("/sign-out", Map.of("_csrf", "forged"));
        visitor.get("/households/" + "x".repeat(50));
        visitor.get("/items/x?page=guessed-and-wrong");

        String log = String.join("", house.logged());

        assertThat(log)
                .doesNotContain(house.password(Role.TOWNSHIP_CLERK))
                .doesNotContain("guessed-and-wrong")
                .doesNotContain(token)
                .doesNotContain(visitor.session().orElseThrow())
                .doesNotContain(house.house().commandToken());
    }

    private long sessions() {
        return JdbcClient.create(house.house().dataSource())
                .sql("select count(*) from platform.spring_session")
                .query(Long.class)
                .single();
    }
}
