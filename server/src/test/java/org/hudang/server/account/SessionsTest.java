package org.hudang.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.Acting;
import org.hudang.server.HudangWeb;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions over real HTTP: only who is signed in has one, and only for as long as the account stays what it was. */
class SessionsTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    private static Path folder;

    private static House house;
    private static ConfigurableApplicationContext web;
    private static String address = "";

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void open() {
        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        house = House.open(settings, DataDirectory.open(settings.home(), settings.kind()));
        web = HudangWeb.start(house, 0);
        address = "http://127.0.0.1:"
                + Objects.requireNonNull(((ServletWebServerApplicationContext) web).getWebServer())
                        .getPort();
    }

    @AfterAll
    static void close() {
        web.close();
        house.close();
    }

    @Test
    void who_is_not_signed_in_leaves_no_session_behind() throws Exception {
        int before = sessions();

        assertThat(get("/find").statusCode()).isEqualTo(302);
        assertThat(get("/households/hh_aaaaaaaaaaaaaaaaaaaaaaaaaa").statusCode())
                .isEqualTo(302);
        assertThat(get("/sign-in").statusCode()).isEqualTo(200);
        assertThat(get("/v").statusCode()).isEqualTo(200);
        assertThat(signIn("nobody", "guess").headers().firstValue("location").orElse(""))
                .endsWith("/sign-in?error");

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void a_form_without_its_token_is_refused() throws Exception {
        String password = account("tokenless");

        HttpResponse<String> answer = post("/sign-in", "username=tokenless&password=" + password);

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_new_password_signs_out_everywhere() throws Exception {
        String password = account("renewed");
        assertThat(signedIn("renewed", password)).isTrue();

        house.accounts().resetPassword("renewed", "test");

        assertThat(get("/find").statusCode()).isEqualTo(302);
    }

    @Test
    void who_is_moved_to_another_township_is_signed_out() throws Exception {
        String password = account("moved");
        assertThat(signedIn("moved", password)).isTrue();

        JdbcClient.create(house.dataSource())
                .sql("update account.person set township = '999001002' where login = 'moved'")
                .update();

        assertThat(get("/find").statusCode()).isEqualTo(302);
    }

    @Test
    void who_loses_a_role_is_signed_out() throws Exception {
        String password = account("demoted");
        assertThat(signedIn("demoted", password)).isTrue();

        JdbcClient.create(house.dataSource())
                .sql("update account.person set roles = '{AUDITOR}' where login = 'demoted'")
                .update();

        assertThat(get("/find").statusCode()).isEqualTo(302);
    }

    @Test
    void nobody_stays_signed_in_for_more_than_twelve_hours() throws Exception {
        String password = account("tireless");
        assertThat(signedIn("tireless", password)).isTrue();

        JdbcClient.create(house.dataSource())
                .sql(
                        "update platform.spring_session set creation_time = creation_time - 12 * 3600 * 1000::bigint - 1000"
                                + " where principal_name = 'tireless'")
                .update();

        assertThat(get("/find").statusCode()).isEqualTo(302);
    }

    private static String account(String login) {
        Person person = new Person(login, "样例", Acting.BUREAU, Set.of(Role.BUREAU_APPROVER));
        return house.accounts().createIfMissing(person, "test").orElseThrow();
    }

    private boolean signedIn(String login, String password) throws Exception {
        signIn(login, password);
        return get("/find").statusCode() == 200;
    }

    private HttpResponse<String> signIn(String login, String password) throws Exception {
        Matcher token = TOKEN.matcher(get("/sign-in").body());
        assertThat(token.find()).as("the form carries a token").isTrue();
        return post(
                "/sign-in",
                "username=" + login + "&password=" + password + "&_csrf="
                        + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int sessions() {
        return JdbcClient.create(house.dataSource())
                .sql("select count(*) from platform.spring_session")
                .query(Integer.class)
                .single();
    }
}
