package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hudang.certificates.CertificateEvent;
import org.hudang.certificates.CertificateEvent.Act;
import org.hudang.server.account.Role;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.IssuedOne;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a browser has judged by itself reaches the record in which the holder sees every check. */
@ExtendWith({InOpenHouse.class, InChromium.class})
class NotedCheckTest {
    private final OpenHouse house;
    private final Chromium browser;

    NotedCheckTest(OpenHouse house, Chromium browser) {
        this.house = house;
        this.browser = browser;
    }

    @Test
    void a_check_in_the_browser_is_one_line_of_the_record_and_names_nobody() throws IOException {
        IssuedOne issued = IssuedOne.in(house, "章样例");
        String link = issued.printed(house).link();
        assertThat(checks(issued)).isEmpty();
        browser.fresh();

        for (int n = 0; n < 2; n++) {
            browser.open("/sign-in");
            browser.open("/v" + link.substring(link.indexOf('#')));
            browser.until("answered", () -> !browser.all(".verdict[data-v=ok]").isEmpty());
        }

        await("noted")
                .atMost(Duration.ofSeconds(20))
                .until(() -> !checks(issued).isEmpty());
        assertThat(checks(issued)).singleElement().satisfies(line -> {
            assertThat(line.certificate()).isEqualTo(issued.id());
            assertThat(line.done().by()).isEqualTo("public");
            assertThat(line.done().detail()).isEqualTo("verification");
        });
        assertThat(house.signedIn(Role.TOWNSHIP_CLERK)
                        .accepting("application/json")
                        .get("/api/v1/certificates/" + issued.id().value() + "/events")
                        .body())
                .contains("CHECKED");
    }

    @Test
    void a_withdrawn_certificate_that_a_browser_has_judged_leaves_no_line() throws IOException {
        IssuedOne issued = IssuedOne.in(house, "云样例");
        String link = issued.printed(house).link();
        issued.withdraw(house);
        browser.fresh();
        browser.open("/sign-in");
        browser.asked("");

        browser.open("/v" + link.substring(link.indexOf('#')));

        browser.until("answered", () -> !browser.all(".verdict[data-v=gone]").isEmpty());
        assertThat(browser.asked("/notes")).isEmpty();
        assertThat(checks(issued)).isEmpty();
    }

    @Test
    void a_certificate_of_which_nobody_knows_how_it_stands_shows_its_face_and_is_noted_too() throws IOException {
        IssuedOne issued = IssuedOne.in(house, "苏样例");
        String link = issued.printed(house).link();
        browser.fresh();
        try (Gate gate = new Gate(house.base())) {
            gate.refuse("/status-lists");

            browser.open(gate.base(), "/v" + link.substring(link.indexOf('#')));

            browser.until(
                    "answered", () -> !browser.all(".verdict[data-v=unknown]").isEmpty());
            assertThat(browser.words()).contains("苏*例").contains("CE-210").contains("持有人能看到今天有人查过");
            await("noted")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !checks(issued).isEmpty());
            browser.open("/sign-in");
            browser.forget(gate.base());
        }
        browser.heard();
        assertThat(checks(issued)).hasSize(1);
    }

    private List<CertificateEvent> checks(IssuedOne issued) {
        return issued.events(house).stream()
                .filter(event -> event.act() == Act.CHECKED)
                .toList();
    }
}
