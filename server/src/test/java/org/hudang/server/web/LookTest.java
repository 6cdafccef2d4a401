package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where one comes back to after a switch of light, size or language. */
@ExtendWith(InOpenHouse.class)
class LookTest {
    private final OpenHouse house;

    LookTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void the_switches_of_an_error_page_lead_to_a_page_that_is_there_and_repeat_nothing_of_what_was_asked() {
        Answer missing = house.as(Role.ARCHIVIST).get("/items/x?view=text");
        Answer refused = house.as(Role.AUDITOR).get("/find?q=cyl");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).contains("name=\"back\" value=\"/\"").doesNotContain("/items/x");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("name=\"back\" value=\"/find\"");
    }

    @Test
    void what_can_only_be_sent_is_not_asked_for_again() {
        Answer refused = house.as(Role.ARCHIVIST).postBare("/sign-out", Map.of());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("name=\"back\" value=\"/\"");
    }

    @Test
    void the_error_page_itself_is_nobodys_address() {
        assertThat(house.stranger().get("/error").body()).doesNotContain("value=\"/error");
    }
}
