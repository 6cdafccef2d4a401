package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is believed when a request says for whom it comes. */
@ExtendWith(InOpenHouse.class)
class ProxyTest {
    private final OpenHouse house;

    ProxyTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void behind_a_trusted_proxy_each_visitor_is_a_source_of_its_own() {
        String password = house.newAccount("behind-proxy", OpenHouse.OURS, Role.ARCHIVIST);
        lockOut(house.strangerThroughTheProxy("203.0.113.1"), "behind-proxy");

        assertThat(house.strangerThroughTheProxy("203.0.113.1")
                        .tryToSignIn("behind-proxy", password)
                        .location())
                .endsWith("/sign-in?error");
        assertThat(house.strangerThroughTheProxy("203.0.113.2")
                        .tryToSignIn("behind-proxy", password)
                        .location())
                .endsWith("/find");
    }

    @Test
    void what_the_visitor_wrote_before_the_proxy_added_where_it_came_from_is_not_believed() {
        String password = house.newAccount("added-before", OpenHouse.OURS, Role.ARCHIVIST);
        for (int i = 0; i < 5; i++) {
            house.strangerThroughTheProxy("198.51.100." + i + ", 203.0.113.3").tryToSignIn("added-before", "wrong");
        }

        assertThat(house.strangerThroughTheProxy("198.51.100.9, 203.0.113.3")
                        .tryToSignIn("added-before", password)
                        .location())
                .endsWith("/sign-in?error");
    }

    @Test
    void whoever_is_no_trusted_proxy_is_not_believed() {
        String password = house.newAccount("not-a-proxy", OpenHouse.OURS, Role.ARCHIVIST);
        Visitor liar = house.strangerFromElsewhere();
        for (int i = 0; i < 5; i++) {
            liar.saying("X-Forwarded-For", "203.0.113." + (10 + i)).tryToSignIn("not-a-proxy", "wrong");
        }

        Answer answer = liar.saying("X-Forwarded-For", "203.0.113.99").tryToSignIn("not-a-proxy", password);

        assertThat(answer.location()).endsWith("/sign-in?error");
    }

    @Test
    void only_a_trusted_proxy_can_say_that_the_way_was_encrypted() {
        assertThat(house.strangerThroughTheProxy("203.0.113.4").get("/sign-in").all("Strict-Transport-Security"))
                .isNotEmpty();
        assertThat(house.strangerFromElsewhere()
                        .saying("X-Forwarded-Proto", "https")
                        .get("/sign-in")
                        .all("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void commands_are_taken_from_no_proxy_even_for_a_visitor_of_this_machine() {
        for (String from : List.of("127.0.0.1", "203.0.113.5")) {
            Answer answer = house.strangerThroughTheProxy(from)
                    .send(
                            "POST",
                            "/internal/commands",
                            java.net.http.HttpRequest.BodyPublishers.ofString(
                                    "{\"arguments\":[\"config\",\"show\"]}", StandardCharsets.UTF_8),
                            "Content-Type",
                            "application/json",
                            "Authorization",
                            "Bearer " + house.house().commandToken());

            assertThat(answer.status()).as(from).isEqualTo(404);
        }
    }

    private static void lockOut(Visitor visitor, String login) {
        for (int i = 0; i < 5; i++) {
            visitor.tryToSignIn(login, "wrong-" + i);
        }
    }
}
