package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of somebody else cannot act in the name of a person who is signed in (CSRF). */
@ExtendWith(InOpenHouse.class)
class ForgeryTest {
    private final OpenHouse house;

    ForgeryTest(OpenHouse house) {
        this.house = house;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/sign-out",
                "/find",
                "/households/x",
                "/api/v1/households/x/benefits",
                "/api/v1/benefits/x/stop",
                "/api/v1/verifications/",
                "/v/",
                "/card",
                "/card/end",
                "/card/consent",
                "/internal/commands/"
            })
    void a_request_that_changes_something_needs_the_token_of_its_session(String path) {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            Answer answer = house.as(Role.TOWNSHIP_CLERK).send(method, path, BodyPublishers.ofString("{}"));

            assertThat(answer.status()).as(method + " " + path).isEqualTo(403);
        }
        assertThat(house.as(Role.TOWNSHIP_CLERK).get("/find").status())
                .as("still signed in")
                .isEqualTo(200);
    }

    @Test
    void the_token_of_another_session_is_no_token() {
        Visitor victim = house.signedIn(Role.TOWNSHIP_CLERK);
        String attackersToken = house.signedIn(Role.TOWNSHIP_REVIEWER).token();

        Answer form = victim.postBare("/sign-out", Map.of("_csrf", attackersToken));
        Answer program = victim.send(
                "POST",
                "/api/v1/benefits/x/stop",
                BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json",
                "X-XSRF-TOKEN",
                attackersToken);

        assertThat(form.status()).isEqualTo(403);
        assertThat(program.status()).isEqualTo(403);
        assertThat(victim.get("/find").status()).isEqualTo(200);
    }

    @Test
    void a_token_taken_before_signing_in_is_worth_nothing_afterwards() {
        Visitor visitor = house.stranger();
        String before = visitor.token();
        visitor.signIn(house.login(Role.ARCHIVIST), house.password(Role.ARCHIVIST));

        Answer answer = visitor.postBare("/sign-out", Map.of("_csrf", before));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void nobody_can_be_signed_in_as_somebody_else_by_a_foreign_page() {
        Answer answer = house.stranger()
                .postBare(
                        "/sign-in",
                        Map.of("username", house.login(Role.ARCHIVIST), "password", house.password(Role.ARCHIVIST)));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void the_four_that_say_so_need_no_token() {
        Visitor stranger = house.stranger().accepting("*/*");

        assertThat(stranger.postParts("/v", Map.of("text", "1"), "file", "", new byte[0])
                        .status())
                .isEqualTo(200);
        assertThat(stranger.postBytes(
                                "/api/v1/verifications",
                                "application/json",
                                "{\"text\":\"1\"}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        assertThat(stranger.postBytes(
                                "/api/v1/verifications/notes",
                                "application/json",
                                ("{\"certificate\":\"cer_" + "a".repeat(26) + "\"}").getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(204);
        assertThat(stranger.postBytes("/internal/commands", "text/plain", "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .as("asks for a token of its own")
                .isEqualTo(404);
    }

    @Test
    void no_other_origin_may_read_what_is_answered() {
        for (String path : List.of("/find", "/v", "/trust-list", "/api/v1/households/x/benefits")) {
            Answer asked = house.as(Role.TOWNSHIP_CLERK).get(path, "Origin", "https://elsewhere.example");
            Answer before = house.as(Role.TOWNSHIP_CLERK)
                    .send(
                            "OPTIONS",
                            path,
                            BodyPublishers.noBody(),
                            "Origin",
                            "https://elsewhere.example",
                            "Access-Control-Request-Method",
                            "POST");

            assertThat(asked.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(before.header("Access-Control-Allow-Origin")).isEmpty();
        }
    }
}
