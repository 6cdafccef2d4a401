package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.hudang.archive.household.Household;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The register of benefits as programs use it. */
@ExtendWith(InOpenHouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenefitApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenHouse house;
    private final Household household;
    private final LocalDate today;

    BenefitApiTest(OpenHouse house) {
        this.house = house;
        this.household = house.openHousehold("何样例");
        this.today = LocalDate.now(house.house().clock());
    }

    @Test
    void a_benefit_is_entered_listed_and_stopped() throws IOException {
        Answer entered = clerk().postJson(benefits(), benefit(Map.of("programme", "LS")));

        assertThat(entered.status()).as(entered.toString()).isEqualTo(201);
        JsonNode made = JSON.readTree(entered.body());
        assertThat(made.path("id").asText()).startsWith("ben_");
        assertThat(made.path("household").asText()).isEqualTo(household.number().value());
        assertThat(made.path("inForce").asBoolean()).isTrue();
        assertThat(made.path("from").asText()).isEqualTo(today.minusDays(10).toString());
        assertThat(made.path("stoppedOn").isNull()).isTrue();

        Answer listed = clerk().get(benefits());
        assertThat(listed.status()).isEqualTo(200);
        assertThat(JSON.readTree(listed.body())).contains(made);

        Answer stopped = clerk().postJson(stop(made), "{\"on\":\"" + today + "\",\"reason\":\"样例：收入超过标准\"}");
        assertThat(stopped.status()).as(stopped.toString()).isEqualTo(200);
        assertThat(JSON.readTree(stopped.body()).path("inForce").asBoolean()).isFalse();
        assertThat(JSON.readTree(stopped.body()).path("stoppedOn").asText()).isEqualTo(today.toString());

        problem(clerk().postJson(stop(made), "{\"on\":\"" + today + "\",\"reason\":\"再停一次\"}"), 422, "CW-004");
    }

    @Test
    void the_same_entry_made_again_is_the_one_that_is_there_and_another_one_is_refused() throws IOException {
        Answer first = clerk().postJson(benefits(), benefit(Map.of("programme", "TK")));
        Answer again = clerk().postJson(benefits(), benefit(Map.of("programme", "TK")));
        Answer other = clerk().postJson(benefits(), benefit(Map.of("programme", "TK", "level", "B")));

        assertThat(JSON.readTree(again.body())).isEqualTo(JSON.readTree(first.body()));
        problem(other, 422, "CW-002");
    }

    @Test
    void a_table_is_entered_whole_for_the_own_township_and_not_for_another() throws IOException {
        Household own = house.openHousehold("何样例");
        String heading = "household,programme,level,people,from,until,nextReview\n";
        String row = ",DB,STABLE,1,2026-11-01,,2027-11-01\n";
        String foreign = house.theirs().household().number().value();

        problem(clerk().postTable("/api/v1/benefits", heading + own.number() + row + foreign + row), 422, "CW-010");
        Answer entered = clerk().postTable("/api/v1/benefits", heading + own.number() + row);
        Answer again = clerk().postTable("/api/v1/benefits", heading + own.number() + row);

        assertThat(entered.status()).as(entered.toString()).isEqualTo(200);
        assertThat(JSON.readTree(entered.body()).path("entered")).hasSize(1);
        assertThat(JSON.readTree(again.body()).path("entered")).isEmpty();
        assertThat(JSON.readTree(again.body()).path("known"))
                .isEqualTo(JSON.readTree(entered.body()).path("entered"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "programme  | \"XX\"              | SV-032 | DB",
                "programme  | null                | SV-032 | DB",
                "level      | \"\"                | CW-001 | 1–40",
                "level      | \" \"               | CW-001 | 1–40",
                "level      | null                | SV-032 | 1–40",
                "level      | \"A\\u0000B\"       | SV-032 | 1–40",
                "level      | \"A\\nB\"           | SV-032 | 1–40",
                "people     | 0                   | CW-001 | 1–99",
                "people     | 100                 | CW-001 | 1–99",
                "from       | null                | SV-032 | 1950",
                "from       | \"0001-01-01\"      | SV-032 | 1950",
                "from       | \"+99999-01-01\"    | SV-032 | 1950",
                "until      | \"1999-01-01\"      | CW-001 | ≥",
                "nextReview | null                | SV-032 | 1950",
                "nextReview | \"1999-01-01\"      | CW-001 | >"
            })
    void a_wrong_field_is_named_with_what_would_be_right(String field, String value, String code, String right)
            throws IOException {
        Answer answer = clerk().postJson(benefits(), benefit(field, value));

        problem(answer, 422, code);
        assertThat(detail(answer)).contains(field).contains(right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json           | programme",
                "empty              | ''",
                "an array           | []",
                "cut off            | {\"programme\":\"DB\"",
                "two things         | {} {}",
                "unknown field      | {\"programme\":\"DB\",\"township\":\"999001002\"}",
                "said twice         | {\"programme\":\"DB\",\"programme\":\"TK\"}",
                "no number          | {\"people\":\"many\"}",
                "half a person      | {\"people\":1.5}",
                "a word for people  | {\"people\":\"3\"}",
                "null people        | {\"people\":null}",
                "too many people    | {\"people\":99999999999}",
                "no day             | {\"from\":\"2026-13-45\"}",
                "a day in words     | {\"from\":\"tomorrow\"}",
                "a day as a list    | {\"from\":[2026,11,1]}",
                "no text            | {\"level\":{\"a\":1}}",
            })
    void what_cannot_be_read_is_refused_as_a_whole(String what, String json) throws IOException {
        problem(clerk().postJson(benefits(), json), 400, "SV-400");
    }

    @Test
    void a_township_in_the_request_moves_nothing() throws IOException {
        problem(
                clerk().postJson(benefits() + "?township=999001002", benefit("township", "\"999001002\"")),
                400,
                "SV-400");
    }

    @Test
    void what_is_nested_without_end_is_refused() throws IOException {
        problem(clerk().postJson(benefits(), "[".repeat(30_000)), 400, "SV-400");
    }

    @Test
    void what_is_too_large_is_not_read_to_its_end() throws IOException {
        Answer answer = clerk().postJson(benefits(), benefit("level", "\"" + "甲".repeat(100_000) + "\""));

        problem(answer, 413, "SV-413");
    }

    @Test
    void another_format_or_method_is_refused() throws IOException {
        Visitor clerk = clerk();

        problem(
                clerk.send(
                        "POST",
                        benefits(),
                        java.net.http.HttpRequest.BodyPublishers.ofString("<benefit/>"),
                        "Content-Type",
                        "application/xml",
                        "X-XSRF-TOKEN",
                        clerk.token()),
                415,
                "SV-415");
        problem(
                clerk.send(
                        "DELETE",
                        benefits(),
                        java.net.http.HttpRequest.BodyPublishers.noBody(),
                        "X-XSRF-TOKEN",
                        clerk.token()),
                405,
                "SV-405");
        problem(clerk.get(benefits(), "Accept", "text/html"), 406, "SV-406");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\":\"样例\"}                              | 422 | SV-032",
                "{\"on\":\"2026-11-01\"}                            | 422 | SV-032",
                "{\"on\":\"2026-11-01\",\"reason\":\"\"}            | 422 | CW-001",
                "{\"on\":\"2026-11-01\",\"reason\":\"a\\u0000\"}    | 422 | SV-032",
                "{\"on\":\"soon\",\"reason\":\"样例\"}              | 400 | SV-400"
            })
    void a_stop_needs_a_day_and_a_reason(String json, int status, String code) throws IOException {
        JsonNode benefit = JSON.readTree(
                clerk().postJson(benefits(), benefit(Map.of("programme", "DB"))).body());

        problem(clerk().postJson(stop(benefit), json), status, code);
    }

    private Visitor clerk() {
        return house.as(Role.TOWNSHIP_CLERK).accepting("application/json");
    }

    private String benefits() {
        return "/api/v1/households/" + household.number() + "/benefits";
    }

    private static String stop(JsonNode benefit) {
        return "/api/v1/benefits/" + benefit.path("id").asText() + "/stop";
    }

    private String benefit(Map<String, String> fields) {
        ObjectNode json = JSON.createObjectNode()
                .put("programme", "DB")
                .put("level", "A")
                .put("people", 1)
                .put("from", today.minusDays(10).toString())
                .put("nextReview", today.plusDays(300).toString());
        fields.forEach(json::put);
        return json.toString();
    }

    private String benefit(String field, String raw) {
        ObjectNode json;
        try {
            json = (ObjectNode) JSON.readTree(benefit(Map.of()));
            json.set(field, JSON.readTree(raw));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return json.toString();
    }

    private static String detail(Answer answer) throws IOException {
        return JSON.readTree(answer.body()).path("detail").asText();
    }

    private static void problem(Answer answer, int status, String code) throws IOException {
        ProblemsTest.problem(answer, status, code);
    }
}
