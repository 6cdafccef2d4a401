package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Pattern;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures as programs and people read them. */
@ExtendWith(InOpenHouse.class)
class ProblemsTest {
    /** Names of classes and lines of stack traces, which belong in the log. */
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat [a-z]+\\.|\\b(org|java|jakarta|tools|com)\\.[a-z]+\\.|select .* from|postgres",
            Pattern.CASE_INSENSITIVE);

    private final OpenHouse house;

    ProblemsTest(OpenHouse house) {
        this.house = house;
    }

    /** A failure of the programming interface, in full. */
    static JsonNode problem(Answer answer, int status, String code) throws IOException {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(answer.body()).doesNotContainPattern(INSIDES);
        return problem;
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/households/x/benefits,   nobody,  401, SV-401",
        "GET,    /api/v1/anything,                nobody,  401, SV-401",
        "GET,    /api/v1/households/x/benefits,   auditor, 403, SV-403",
        "GET,    /api/v1/anything,                clerk,   403, SV-403",
        "GET,    /api/v1/households/x/benefits,   clerk,   404, SV-404",
        "GET,    /api/v1/households/x/other,      clerk,   404, SV-404",
        "POST,   /api/v1/households/x/benefits,   clerk,   403, SV-403",
        "GET,    /api/v1/verifications,           nobody,  405, SV-405",
        "GET,    /status-lists/999,               nobody,  404, SV-404",
        "GET,    /status-lists/0,                 nobody,  404, SV-404",
        "GET,    /status-lists/-1,                nobody,  404, SV-404",
        "GET,    /status-lists/99999999999999999, nobody,  404, SV-404",
        "GET,    /status-lists/x,                 nobody,  404, SV-404",
        "POST,   /internal/commands,              nobody,  404, SV-404"
    })
    void a_program_reads_a_code_and_a_sentence_in_its_language(
            String method, String path, String who, int status, String code) throws IOException {
        Visitor visitor = switch (who) {
            case "clerk" -> house.as(Role.TOWNSHIP_CLERK);
            case "auditor" -> house.as(Role.AUDITOR);
            default -> house.stranger();
        };
        visitor.accepting("application/json");

        Answer chinese = visitor.reading("zh-CN").send(method, path, BodyPublishers.noBody());
        Answer english = visitor.reading("en-GB").send(method, path, BodyPublishers.noBody());
        Answer other = visitor.reading("sw").send(method, path, BodyPublishers.noBody());
        Answer silent = visitor.reading("").send(method, path, BodyPublishers.noBody());

        assertThat(problem(chinese, status, code).path("detail").asText()).containsPattern("[一-鿿]");
        assertThat(problem(english, status, code).path("detail").asText()).doesNotContainPattern("[一-鿿]");
        assertThat(other.bytes()).isEqualTo(chinese.bytes());
        assertThat(silent.bytes()).isEqualTo(chinese.bytes());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /households/x,        404, 没有找到,     Not found",
        "GET,  /items/x?page=x,      404, 没有找到,     Not found",
        "GET,  /items/x/pages/one,   404, 没有找到,     Not found",
        "GET,  /renditions/..x,      404, 没有找到,     Not found",
        "GET,  /admin,               403, 没有权限,     Not allowed",
        "POST, /sign-out,            403, 没有权限,     Not allowed"
    })
    void a_person_reads_a_page(String method, String path, int status, String zh, String en) {
        Visitor clerk = house.as(Role.TOWNSHIP_CLERK);

        Answer chinese = clerk.reading("zh-CN").send(method, path, BodyPublishers.noBody());
        Answer english = clerk.reading("en").send(method, path, BodyPublishers.noBody());

        for (Answer answer : List.of(chinese, english)) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
            assertThat(answer.body()).doesNotContainPattern(INSIDES);
        }
        assertThat(chinese.body()).contains(zh).contains("lang=\"zh-CN\"");
        assertThat(english.body()).containsIgnoringCase(en).contains("lang=\"en\"");
    }

    @Test
    void a_browser_that_uses_an_address_in_the_wrong_way_gets_a_page_too() {
        Visitor clerk = house.as(Role.TOWNSHIP_CLERK);

        Answer answer = clerk.post("/find", java.util.Map.of("q", "cyl"));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void whether_the_house_is_well_is_told_without_any_detail() throws IOException {
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            Answer answer = house.stranger().accepting("application/json").get(path);

            JsonNode health = new ObjectMapper().readTree(answer.body());
            assertThat(health.path("status").asText()).as(path).isEqualTo("UP");
            assertThat(answer.body()).doesNotContain("components").doesNotContain("details");
        }
        assertThat(house.stranger().accepting("application/json").get("/actuator/health/db"))
                .satisfies(part -> assertThat(part.status()).isEqualTo(404))
                .satisfies(part -> assertThat(part.bytes()).isEmpty());
    }

    @Test
    void the_page_of_failures_is_no_address_of_its_own() {
        assertThat(house.stranger().get("/error").status()).isEqualTo(404);
    }
}
