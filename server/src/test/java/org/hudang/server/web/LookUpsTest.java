package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.hudang.certificates.number.ShortCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever asks by what can be guessed is answered so often a minute, and learns nothing by guessing. */
@ExtendWith(InOpenHouse.class)
class LookUpsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int A_MINUTE = 20;
    private static final String NOBODYS = "cer_" + "a".repeat(26);

    private final OpenHouse house;

    LookUpsTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void after_twenty_short_codes_in_a_minute_the_next_is_told_when_to_come_back() throws IOException {
        Visitor guesser = house.strangerFromElsewhere();
        for (int n = 0; n < A_MINUTE; n++) {
            assertThat(ask(guesser, unknown()).status()).isEqualTo(200);
        }

        Answer answer = ask(guesser, unknown());

        JsonNode problem = ProblemsTest.problem(answer, 429, "SV-041");
        int seconds = Integer.parseInt(answer.header("Retry-After"));
        assertThat(seconds).isBetween(1, 60);
        assertThat(problem.path("detail").asText()).contains(Integer.toString(seconds));
        Answer page = show(guesser, unknown());
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.header("Retry-After")).matches("[1-9]|[1-5][0-9]|60");
        assertThat(page.body()).contains("短码查询").doesNotContain("data-v=");
    }

    @Test
    void short_codes_on_the_page_and_by_programs_are_one_count() throws IOException {
        Visitor guesser = house.strangerFromElsewhere();
        for (int n = 0; n < A_MINUTE / 2; n++) {
            assertThat(ask(guesser, unknown()).status()).isEqualTo(200);
            assertThat(show(guesser, unknown()).status()).isEqualTo(200);
        }

        assertThat(show(guesser, unknown()).status()).isEqualTo(429);
        assertThat(ask(guesser, unknown()).status()).isEqualTo(429);
    }

    @Test
    void whole_codes_the_page_and_the_lists_are_not_counted_for_a_hospital_is_one_address() throws IOException {
        String link = IssuedOne.in(house, "水样例").printed(house).link();
        Visitor hospital = house.strangerFromElsewhere();

        for (int n = 0; n <= A_MINUTE; n++) {
            assertThat(code(ask(hospital, link))).isEqualTo("CE-200");
            assertThat(show(hospital, link).status()).isEqualTo(200);
            for (String path : List.of("/v", "/trust-list", "/status-lists", "/status-lists/1")) {
                assertThat(hospital.accepting("*/*").get(path).status()).isEqualTo(200);
            }
        }
        assertThat(code(ask(hospital, unknown()))).isEqualTo("CE-254");
    }

    @Test
    void what_is_mistyped_is_told_by_its_check_character_and_counts_for_nothing() throws IOException {
        Visitor clerk = house.strangerFromElsewhere();
        for (int n = 0; n <= A_MINUTE; n++) {
            assertThat(code(ask(clerk, "ZZQK2-WYJTM-AHF6W"))).isEqualTo("CE-253");
        }

        assertThat(ask(clerk, unknown()).status()).isEqualTo(200);
    }

    @Test
    void after_twenty_notes_in_a_minute_no_more_are_taken_and_codes_are_still_answered() throws IOException {
        Visitor flooder = house.strangerFromElsewhere();
        for (int n = 0; n < A_MINUTE; n++) {
            assertThat(note(flooder).status()).isEqualTo(204);
        }

        Answer answer = note(flooder);

        ProblemsTest.problem(answer, 429, "SV-041");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(ask(flooder, unknown()).status()).isEqualTo(200);
    }

    @Test
    void behind_the_trusted_proxy_each_visitor_has_a_count_of_its_own() throws IOException {
        for (int n = 0; n < A_MINUTE; n++) {
            assertThat(note(house.strangerThroughTheProxy("203.0.113.70")).status())
                    .isEqualTo(204);
        }

        assertThat(note(house.strangerThroughTheProxy("203.0.113.70")).status()).isEqualTo(429);
        assertThat(note(house.strangerThroughTheProxy("203.0.113.71")).status()).isEqualTo(204);
    }

    @Test
    void whoever_is_no_trusted_proxy_gets_no_new_count_by_naming_other_addresses() throws IOException {
        Visitor liar = house.strangerFromElsewhere();
        for (int n = 0; n < A_MINUTE; n++) {
            assertThat(note(liar.saying("X-Forwarded-For", "203.0.113." + (80 + n)))
                            .status())
                    .isEqualTo(204);
        }

        assertThat(note(liar.saying("X-Forwarded-For", "203.0.113.120")).status())
                .isEqualTo(429);
    }

    @Test
    void an_unknown_short_code_and_a_withdrawn_one_are_answered_alike() throws IOException {
        IssuedOne withdrawn = IssuedOne.in(house, "窦样例");
        String code = withdrawn.printed(house).record().shortCode().toString();
        Visitor stranger = house.strangerFromElsewhere();
        assertThat(code(ask(stranger, code))).isEqualTo("CE-267");
        withdrawn.withdraw(house);

        ObjectNode ofWithdrawn = answer(ask(stranger, code));
        ObjectNode ofUnknown = answer(ask(stranger, unknown()));

        assertThat(ofWithdrawn.path("code").asText()).isEqualTo("CE-254");
        assertThat(ofWithdrawn).isEqualTo(ofUnknown);
        assertThat(answered(show(stranger, code))).isEqualTo(answered(show(stranger, unknown())));
    }

    /** A code that could be one, and of which there is none. */
    private static String unknown() {
        return ShortCode.random(new SecureRandom()).toString();
    }

    private static Answer ask(Visitor visitor, String text) {
        return visitor.accepting("application/json")
                .postBytes(
                        "/api/v1/verifications",
                        "application/json",
                        JSON.createObjectNode().put("text", text).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Answer show(Visitor visitor, String text) {
        return visitor.accepting("text/html").postParts("/v", Map.of("text", text), "file", "", new byte[0]);
    }

    private static Answer note(Visitor visitor) {
        return visitor.accepting("application/json")
                .postBytes(
                        "/api/v1/verifications/notes",
                        "application/json",
                        ("{\"certificate\":\"" + NOBODYS + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static String code(Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("code").asText();
    }

    /** The answer without the time at which it was given. */
    private static ObjectNode answer(Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        ObjectNode told = (ObjectNode) JSON.readTree(answer.body());
        assertThat(told.remove("checkedAt")).isNotNull();
        return told;
    }

    /** The page without times and tokens. */
    private static String answered(Answer page) {
        assertThat(page.status()).isEqualTo(200);
        return page.body()
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d)?(\\+\\d\\d:\\d\\d)?", "TIME")
                .replaceAll("name=\"(_csrf|check)\"\\s+value=\"[^\"]*\"", "");
    }
}
