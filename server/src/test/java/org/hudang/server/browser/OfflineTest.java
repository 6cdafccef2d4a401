package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CardSecret;
import org.hudang.certificates.PhoneCards;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.IssuedOne;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The public page after one visit, where the server does not answer any more. */
@ExtendWith({InOpenHouse.class, InChromium.class})
class OfflineTest {
    private static final String OTHER = "0123456789ab";

    private final OpenHouse house;
    private final Chromium browser;
    private final Gate gate;

    OfflineTest(OpenHouse house, Chromium browser) throws IOException {
        this.house = house;
        this.browser = browser;
        this.gate = new Gate(house.base());
    }

    @BeforeEach
    void a_phone_without_an_account() {
        browser.fresh();
        browser.wide(360);
    }

    @AfterEach
    void the_server_is_gone() {
        browser.open("/sign-in");
        browser.forget(gate.base());
        gate.close();
        browser.heard();
    }

    @Test
    void what_was_visited_once_judges_with_the_server_stopped_and_says_the_age_of_the_lists() throws IOException {
        visit();
        gate.close();

        show("db-0002-certificate-qr.txt");

        assertThat(mark()).isEqualTo("ok");
        assertThat(browser.words())
                .contains("真的，现在有效")
                .contains("张*例")
                .contains("离线")
                .contains("更新")
                .contains("没有记入持有人的查验记录")
                .doesNotContain("持有人能看到今天有人查过");
        browser.keep("check-offline");
        show("ls-0003-certificate-qr.txt");
        assertThat(mark()).isEqualTo("gone");
        assertThat(browser.words()).doesNotContain("*例");
    }

    @Test
    void a_code_on_a_phone_counts_its_minute_with_the_server_stopped_and_tells_nobody_whose_it_is() throws IOException {
        IssuedOne issued = IssuedOne.in(house, "沈样例");
        CardSecret phone = phoneOf(issued);
        String code = house.house().phoneCards().code(phone).orElseThrow().link();
        visit();
        gate.close();

        follow(code);

        assertThat(mark()).isEqualTo("ok");
        assertThat(browser.words())
                .contains("CE-090")
                .contains("离线核验：码里没有姓名，看不到是谁的，也查不出是否已给别人看过；联网再查就能看到。")
                .contains("没有记入持有人的查验记录")
                .doesNotContain("*例", issued.lastFour());
        assertThat(browser.barriers()).isEmpty();
        browser.keep("check-offline-phone");
        String later = browser.clockOff(Duration.ofMinutes(2));
        try {
            follow(code);
            assertThat(mark()).isEqualTo("unknown");
            assertThat(browser.words()).contains("CE-091");
            browser.keep("check-offline-phone-old");
        } finally {
            browser.clockRight(later);
        }
        assertThat(house.house().phoneCards().card(phone).orElseThrow().looks())
                .as("nobody told the house")
                .isEmpty();
    }

    @Test
    void past_the_expiry_of_the_lists_it_is_never_green() throws IOException {
        visit();
        gate.close();
        String later = browser.clockOff(Duration.ofHours(49));
        try {
            show("db-0002-certificate-qr.txt");

            assertThat(mark()).isEqualTo("unknown");
            assertThat(browser.words()).contains("CE-211").contains("2 天前更新");
            show("ls-0003-certificate-qr.txt");
            assertThat(mark()).as("a withdrawal is for ever").isEqualTo("gone");
        } finally {
            browser.clockRight(later);
        }
    }

    @Test
    void a_clock_that_is_earlier_than_the_newest_list_is_said_to_be_in_doubt() throws IOException {
        visit();
        gate.close();
        String earlier = browser.clockOff(Duration.ofDays(-2));
        try {
            show("db-0002-certificate-qr.txt");

            assertThat(mark()).isEqualTo("unknown");
            assertThat(browser.words()).contains("CE-266").doesNotContain("*例");
        } finally {
            browser.clockRight(earlier);
        }
    }

    @Test
    void papers_and_short_codes_are_told_to_need_the_house() throws IOException {
        visit();
        gate.close();
        browser.open(gate.base(), "/v");

        browser.type("text", "ZZQK2-WYJTM-AHF6V");
        browser.one("#check button").click();

        browser.until("told", () -> !browser.all("[role=alert]").isEmpty());
        assertThat(browser.one("[role=alert]").getText()).contains("要联网才能查");
    }

    @Test
    void a_page_and_its_parts_are_always_of_one_version() throws IOException {
        visit();
        String version = version();
        gate.callVersion(version, OTHER);
        gate.refuse(OTHER + "/app.js");

        browser.open(gate.base(), "/v");
        browser.until("page of the new version", () -> version().equals(OTHER));
        update();
        browser.open("/sign-in");
        gate.close();
        browser.open(gate.base(), "/v");

        assertThat(version()).as("a new version that cannot be had whole").isEqualTo(version);
        show("db-0002-certificate-qr.txt");
        assertThat(mark()).isEqualTo("ok");
    }

    @Test
    void a_new_version_takes_over_whole() throws IOException {
        visit();
        gate.callVersion(version(), OTHER);

        browser.open(gate.base(), "/v");
        update();
        browser.open("/sign-in");
        browser.open(gate.base(), "/v");
        browser.until("the new version", () -> kept().equals("hudang-verify-" + OTHER));
        gate.close();
        browser.open(gate.base(), "/v");

        assertThat(version()).isEqualTo(OTHER);
        show("db-0002-certificate-qr.txt");
        assertThat(mark()).isEqualTo("ok");
    }

    /** Opens the page once, and waits until what it keeps is kept. */
    private void visit() {
        browser.open(gate.base(), "/v");
        browser.until(
                "kept",
                () -> Boolean.TRUE.equals(browser.ask("return navigator.serviceWorker.ready"
                        + ".then(() => caches.open('hudang-lists-v1'))"
                        + ".then(kept => kept.match('/fetched-ahead')).then(found => found !== undefined)")));
    }

    /** Asks for the newest worker, and waits until it is there or was given up. */
    private void update() {
        browser.ask("return navigator.serviceWorker.getRegistration('/v').then(one => one.update()).catch(() => 0)"
                + ".then(() => 1)");
        browser.until(
                "no worker on its way",
                () -> Boolean.TRUE.equals(browser.ask(
                        "return navigator.serviceWorker.getRegistration('/v').then(one => one.installing === null)")));
    }

    private void show(String text) throws IOException {
        String link = Files.readString(house.house().directory().results().resolve(text))
                .strip();
        follow(link);
    }

    private void follow(String link) {
        browser.open("/sign-in");
        browser.open(gate.base(), "/v" + link.substring(link.indexOf('#')));
        browser.until("answered", () -> browser.all(".verdict").size() == 1);
    }

    private CardSecret phoneOf(IssuedOne issued) {
        PhoneCards cards = house.house().phoneCards();
        PhoneCards.WayIn wayIn = cards.offer(issued.id(), new Acting("test", OpenHouse.OURS));
        PhoneCards.Taken taken = cards.take(wayIn.code(), issued.lastFour());
        return ((PhoneCards.Taken.Bound) taken).phone();
    }

    private String mark() {
        return Objects.requireNonNull(browser.one(".verdict").getDomAttribute("data-v"));
    }

    private String version() {
        String script =
                Objects.requireNonNull(browser.one("script[type=module]").getDomAttribute("src"));
        Matcher found = Pattern.compile("/verify/([0-9a-f]{12})/app[.]js").matcher(script);
        assertThat(found.matches()).as(script).isTrue();
        return found.group(1);
    }

    private String kept() {
        return String.valueOf(browser.ask(
                "return caches.keys().then(all => all.filter(name => name.startsWith('hudang-verify-')).join())"));
    }
}
