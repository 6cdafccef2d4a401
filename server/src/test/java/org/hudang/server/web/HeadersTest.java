package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every answer tells the browser about itself. */
@ExtendWith(InOpenHouse.class)
class HeadersTest {
    private static final String CONTENT_SECURITY = "default-src 'none'; style-src 'self'; img-src 'self'; script-src"
            + " 'self'; connect-src 'self'; font-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final OpenHouse house;
    private final ItemView picture;

    HeadersTest(OpenHouse house) {
        this.house = house;
        this.picture = house.demoHousehold(SamplePeople.FAMILY_HEAD).volumes().get(0).items().stream()
                .filter(item -> item.original().mediaType().equals("image/jpeg"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_kind_of_answer_is_fenced_in() {
        Visitor clerk = house.as(Role.TOWNSHIP_CLERK);
        Visitor stranger = house.stranger();
        Map<String, Answer> answers = Map.ofEntries(
                Map.entry("page", clerk.get("/find?q=cyl")),
                Map.entry("sign-in", stranger.get("/sign-in")),
                Map.entry("redirection", stranger.get("/find")),
                Map.entry("not found", clerk.get("/items/x")),
                Map.entry("forbidden", clerk.get("/admin")),
                Map.entry("forged", clerk.postBare("/sign-out", Map.of())),
                Map.entry("wrong method", clerk.postJson("/find", "{}")),
                Map.entry("wrong parameter", clerk.get("/items/" + picture.id() + "?page=x")),
                Map.entry("picture", clerk.get("/items/" + picture.id() + "/pages/1")),
                Map.entry("style", stranger.get("/hudang.css")),
                Map.entry("worker", stranger.get("/verify-worker.js")),
                Map.entry("script of papers", stranger.get("/intake.js")),
                Map.entry("card", stranger.get("/card")),
                Map.entry("script of cards", stranger.get("/card.js")),
                Map.entry("list", stranger.get("/trust-list")),
                Map.entry("no list", stranger.get("/status-lists/999")),
                Map.entry("json", clerk.get("/api/v1/households/x/benefits")),
                Map.entry("json to nobody", stranger.get("/api/v1/households/x/benefits")),
                Map.entry("health", stranger.get("/actuator/health")));

        answers.forEach((kind, answer) -> {
            assertThat(answer.all("Content-Security-Policy")).as(kind).containsExactly(CONTENT_SECURITY);
            fenced(kind, answer);
        });
    }

    @Test
    void only_the_page_that_judges_may_run_a_decoder_and_a_worker_of_its_own() {
        String wider = CONTENT_SECURITY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
                + "; worker-src 'self'; manifest-src 'self'";

        Answer page = house.stranger().get("/v");
        Answer answer = house.stranger().postParts("/v", Map.of("text", "1"), "file", "", new byte[0]);

        assertThat(page.all("Content-Security-Policy")).containsExactly(wider);
        assertThat(answer.all("Content-Security-Policy")).containsExactly(wider);
        fenced("page", page);
        fenced("answer", answer);
    }

    @Test
    void what_no_page_may_be_asked_for_is_refused_inside_the_same_fence() {
        for (String path : List.of("/find;x=1", "//find", "/find%0a")) {
            Answer answer = house.stranger().get(path);

            assertThat(answer.status()).as(path).isEqualTo(400);
            fenced(path, answer);
        }
    }

    @Test
    void a_request_that_is_none_gets_an_answer_without_any_detail() throws IOException {
        for (String request : List.of(
                "GET /find?q=<x> HTTP/1.1",
                "NONSENSE",
                "GET /%2e%2e/find HTTP/1.1",
                "GET /find%00 HTTP/1.1",
                "GET /" + "x".repeat(20_000) + " HTTP/1.1")) {
            String answer = raw(request + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 400");
            assertThat(answer)
                    .doesNotContainIgnoringCase("tomcat")
                    .doesNotContain("java.")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void nobody_is_told_which_server_this_is() {
        Answer answer = house.stranger().get("/v");

        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
    }

    @Test
    void pages_about_people_are_kept_by_no_browser() {
        Visitor clerk = house.as(Role.TOWNSHIP_CLERK);

        for (String path : List.of(
                "/find?q=cyl",
                "/households/" + picture.household(),
                "/items/" + picture.id(),
                "/items/" + picture.id() + "?view=text",
                "/items/" + picture.id() + "/pages/1",
                "/api/v1/items/" + picture.id() + "/pages/1?size=full",
                "/renditions/" + picture.original().id(),
                "/api/v1/households/" + picture.household() + "/benefits")) {
            assertThat(clerk.get(path).header("Cache-Control")).as(path).contains("no-store");
        }
    }

    @Test
    void an_answer_about_a_certificate_is_kept_by_no_browser() {
        Answer page = house.stranger().postParts("/v", Map.of("text", "1"), "file", "", new byte[0]);
        Answer program = house.stranger()
                .postBytes(
                        "/api/v1/verifications",
                        "application/json",
                        "{\"text\":\"1\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(program.header("Cache-Control")).contains("no-store");
    }

    @Test
    void a_filed_original_is_only_ever_a_download() {
        Answer answer = house.as(Role.TOWNSHIP_CLERK)
                .get("/renditions/" + picture.original().id());

        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=");
        assertThat(answer.all("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(answer.bytes()).hasSize(Math.toIntExact(picture.original().bytes()));
        fenced("download", answer);
    }

    private static void fenced(String kind, Answer answer) {
        assertThat(answer.all("X-Content-Type-Options")).as(kind).containsExactly("nosniff");
        assertThat(answer.all("X-Frame-Options")).as(kind).containsExactly("DENY");
        assertThat(answer.all("Referrer-Policy")).as(kind).containsExactly("no-referrer");
        assertThat(answer.all("Permissions-Policy")).as(kind).hasSize(1);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
