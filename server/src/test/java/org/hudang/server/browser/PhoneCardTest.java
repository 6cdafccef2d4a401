package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.qr.QrReader;
import org.hudang.server.account.Role;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.IssuedOne;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A certificate on a phone, and another phone that looks at it. */
@ExtendWith({InOpenHouse.class, InChromium.class})
class PhoneCardTest {
    private static final Acting CLERK = new Acting("test", OpenHouse.OURS);

    private final OpenHouse house;
    private final Chromium browser;
    private final IssuedOne certified;
    private final CertificateId id;
    private String firstPath = "";

    PhoneCardTest(OpenHouse house, Chromium browser) throws IOException {
        this.house = house;
        this.browser = browser;
        this.certified = IssuedOne.in(house, "褚样例");
        this.id = certified.id();
    }

    @BeforeEach
    void a_phone_without_a_card() {
        browser.fresh();
        browser.wide(360);
    }

    @Test
    void a_card_in_large_letters_is_shown_refreshed_and_checked_and_has_no_code_after_it_was_set_aside()
            throws IOException {
        browser.look("size", "large");
        take();
        assertThat(browser.words())
                .contains("褚*例")
                .contains("秒后换新码")
                .contains("截图不算数")
                .doesNotContain("这个码 60 秒内有效");
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(smallTargets()).isZero();
        assertThat(browser.barriers()).isEmpty();
        browser.keep("phone-card-large");
        String first = shown("phone-card-large");

        aMinuteAlmostPasses();
        browser.until("the next code", () -> !path().equals(firstPath));
        String second = shown("phone-card-next");
        assertThat(second).isNotEqualTo(first);

        try (Chromium shop = Chromium.start(house)) {
            shop.fresh().wide(360);
            check(shop, second);
            assertThat(shop.one(".verdict").getDomAttribute("data-v")).isEqualTo("ok");
            assertThat(shop.words()).contains("褚*例").contains("CE-090").contains("每个亮证码只算一次");
            assertThat(shop.barriers()).isEmpty();
            shop.keep("phone-card-checked");
            check(shop, second);
            assertThat(shop.one(".verdict").getDomAttribute("data-v"))
                    .as("a page that was opened anew is another checker")
                    .isEqualTo("unknown");
            assertThat(shop.words()).contains("CE-093").doesNotContain("褚");

            house.house().certificates().suspend(id, "样例", CLERK);
            house.house().publishLists();
            check(shop, second);
            assertThat(shop.one(".verdict").getDomAttribute("data-v")).isEqualTo("gone");
            assertThat(shop.words()).doesNotContain("褚");
        }

        aMinuteAlmostPasses();
        browser.until("no code", () -> !browser.all("#none").isEmpty());
        assertThat(browser.all("#qr")).isEmpty();
        assertThat(browser.words()).contains("证明暂停使用，现在没有码可以出示。").contains("有人核验了手机上的码");
        browser.keep("phone-card-set-aside");
        assertThat(browser.heard()).isEmpty();
    }

    @Test
    void without_a_network_the_old_code_goes_and_comes_back_as_a_new_one() {
        take();
        try {
            browser.line(Chromium.Line.CUT);
            browser.ask("const right = Date.now.bind(Date); Date.now = () => right() + 61000;");
            browser.until("said", () -> browser.one("#cut").isDisplayed());
            assertThat(browser.one("#qr").isDisplayed()).isFalse();
            browser.keep("phone-card-cut");
        } finally {
            browser.line(Chromium.Line.WHOLE);
        }

        browser.until("a code again", () -> browser.one("#qr").isDisplayed());
        assertThat(path()).isNotEqualTo(firstPath);
        assertThat(browser.one("#cut").isDisplayed()).isFalse();
        browser.heard();
    }

    @Test
    void without_script_a_button_fetches_the_next_code() {
        String wayIn = wayIn();
        browser.script(Chromium.Script.OFF);
        browser.open("/card");
        browser.type("code", wayIn);
        browser.type("lastFour", certified.lastFour());
        browser.one("main button").click();

        assertThat(browser.words()).contains("这个码 60 秒内有效").doesNotContain("秒后换新码");
        String before = Objects.requireNonNull(browser.one("#qr path").getDomAttribute("d"));
        browser.one("#next").click();
        assertThat(browser.one("#qr path").getDomAttribute("d")).isNotEqualTo(before);
        assertThat(browser.scrollsSideways()).isFalse();
        browser.keep("phone-card-no-script");
    }

    @Test
    void what_the_holder_agrees_to_is_seen_once_by_the_next_who_scans() throws IOException {
        browser.look("size", "large");
        take();
        browser.one("input[value=NAME]").click();
        browser.one("input[value=PEOPLE]").click();
        browser.named("同意给看一次").click();
        browser.until("agreed", () -> !browser.all("#agreed").isEmpty());
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.barriers()).isEmpty();
        String code = shown("phone-card-agreed");

        try (Chromium shop = Chromium.start(house)) {
            shop.fresh().wide(360);
            check(shop, code);
            assertThat(shop.words()).contains("持有人同意给您看的").contains("褚样例").contains("就医");
            shop.keep("phone-card-told");
        }

        browser.open("/card");
        assertThat(browser.all("#agreed")).isEmpty();
        assertThat(browser.words()).contains("还看到：").contains("全名、享受人数").contains("用于：就医");
        browser.keep("phone-card-told-holder");
    }

    @Test
    void staff_see_the_way_in_once_at_every_width() throws IOException {
        List<String> found = new ArrayList<>();
        browser.signIn(Role.TOWNSHIP_CLERK);
        browser.open("/certificates/" + id);
        browser.inspect("certificate-phone", found);
        browser.named("给持证人手机一个入口").click();
        browser.until("the way in", () -> !browser.all("#way-in").isEmpty());
        String wayIn = browser.one("#way-in").getText();
        browser.inspect("card-given", found);

        assertThat(found).isEmpty();
        assertThat(shown("card-given")).endsWith("/card#" + wayIn);
        browser.open("/certificates/" + id);
        assertThat(browser.words()).contains("有一个入口开着").doesNotContain(wayIn);
    }

    private String wayIn() {
        return house.house().phoneCards().offer(id, CLERK).code().value();
    }

    /** As the camera of the phone opens it; the way in leaves the address. */
    private void take() {
        browser.open("/card#" + wayIn());
        browser.until(
                "the way in was taken over",
                () -> String.valueOf(browser.ask("return location.hash")).isEmpty());
        browser.type("lastFour", certified.lastFour());
        browser.one("main button").click();
        browser.until("the card", () -> !browser.all("#qr").isEmpty());
        firstPath = path();
    }

    private String path() {
        return Objects.requireNonNull(browser.one("#qr path").getDomAttribute("d"));
    }

    private void aMinuteAlmostPasses() {
        browser.ask("const right = Date.now.bind(Date); Date.now = () => right() + 57000;");
    }

    /** What a camera reads from the screen. */
    private String shown(String name) throws IOException {
        browser.keep(name);
        BufferedImage screen =
                ImageIO.read(Path.of("target", "screens", name + ".png").toFile());
        Set<String> codes = QrReader.read(screen);
        assertThat(codes).hasSize(1);
        return codes.iterator().next();
    }

    private static void check(Chromium shop, String link) {
        shop.open("/sign-in");
        shop.open("/v" + link.substring(link.indexOf('#')));
        shop.until("answered", () -> !shop.all(".verdict").isEmpty());
    }

    /** Buttons and links to press that are smaller than large mode promises. */
    private long smallTargets() {
        return (Long)
                Objects.requireNonNull(browser.ask("return [...document.querySelectorAll('main button, main a.btn')]"
                        + ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 60).length"));
    }
}
