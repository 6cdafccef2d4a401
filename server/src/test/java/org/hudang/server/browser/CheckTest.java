package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public page, as somebody at a counter uses it on a phone. */
@ExtendWith({InOpenHouse.class, InChromium.class})
class CheckTest {
    private static final int PHONE = 360;

    private final OpenHouse house;
    private final Chromium browser;

    @TempDir
    private Path folder;

    CheckTest(OpenHouse house, Chromium browser) {
        this.house = house;
        this.browser = browser;
    }

    @BeforeEach
    void a_phone_without_an_account() {
        browser.fresh();
        browser.wide(PHONE);
    }

    @ParameterizedTest
    @CsvSource({
        "genuine,   真的，现在有效, ok,   zh, ON",
        "genuine,   真的，现在有效, ok,   zh, OFF",
        "genuine,   Genuine and valid now, ok, en, ON",
        "withdrawn, 已停用,         gone, zh, ON",
        "withdrawn, Withdrawn,      gone, en, OFF",
        "altered,   被改过,         bad,  zh, OFF",
        "not-ours,  不是我们发的,   none, zh, ON"
    })
    void a_pasted_code_is_answered_in_one_word(
            String what, String word, String mark, String language, Chromium.Script script) throws IOException {
        browser.script(script);
        browser.look("lang", language);
        browser.open("/v");

        browser.type("text", code(what));
        browser.one("main button:not([hidden]):not([type=button])").click();

        answered("code-" + what + "-" + language, word, mark);
        if (script == Chromium.Script.ON) {
            assertThat(browser.barriers()).isEmpty();
        }
        if (mark.equals("ok")) {
            assertThat(browser.words()).contains("张*例").contains("017X");
        } else {
            assertThat(browser.words()).doesNotContain("*例").doesNotContain("017X");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "genuine.png,   真的，现在有效, ok",
        "withdrawn.png, 已停用,         gone",
        "genuine.pdf,   真的，现在有效, ok",
        "withdrawn.pdf, 已停用,         gone",
        "altered.pdf,   被改过,         bad",
        "scene.jpg,     判断不了,       unknown"
    })
    void a_picture_or_paper_that_was_chosen_is_answered_in_one_word(String name, String word, String mark)
            throws IOException {
        browser.open("/v");

        browser.type("file", file(name).toString());
        browser.one("main button:not([hidden]):not([type=button])").click();

        answered(name.replace('.', '-'), word, mark);
    }

    @Test
    void a_code_opened_by_a_camera_is_judged_in_the_browser_and_leaves_the_address() throws IOException {
        browser.open("/sign-in");
        for (String what : List.of("genuine", "withdrawn")) {
            String link = code(what);
            String mark = what.equals("genuine") ? "ok" : "gone";

            browser.open("/v" + link.substring(link.indexOf('#')));

            browser.until(
                    "answered",
                    () -> browser.all(".verdict[data-v=" + mark + "]").size() == 1);
            assertThat(browser.ask("return location.href")).asString().endsWith("/v");
        }
        assertThat(browser.ask("return performance.getEntriesByType('navigation')[0].name"))
                .asString()
                .contains("/v#");
        assertThat(browser.heard()).isEmpty();
    }

    @Test
    void the_house_learns_of_a_genuine_certificate_only_that_it_was_checked_and_the_page_says_so() throws IOException {
        browser.open("/v");
        browser.asked("");

        browser.type("text", code("genuine"));
        browser.one("main button:not([hidden]):not([type=button])").click();

        browser.until("answered", () -> !browser.all(".verdict").isEmpty());
        assertThat(browser.words()).contains("持有人能看到今天有人查过").contains("联网");
        List<String> asked = browser.asked("/");
        assertThat(asked).anyMatch(address -> address.endsWith("/api/v1/verifications/notes"));
        assertThat(asked).noneMatch(address -> address.endsWith("/v"));
    }

    @Test
    void a_damaged_code_behind_our_own_address_is_altered_and_shows_nobody() {
        browser.open("/sign-in");
        browser.open("/v#12345");

        browser.until("answered", () -> !browser.all(".verdict").isEmpty());
        assertThat(browser.one(".verdict").getDomAttribute("data-v")).isEqualTo("bad");
        assertThat(browser.words()).contains("CE-231").doesNotContain("*例");
    }

    @Test
    void a_short_code_is_answered_by_the_house() throws IOException {
        browser.open("/v");
        browser.asked("");

        browser.type(
                "text",
                house.house()
                        .certificates()
                        .ofHousehold(
                                house.anyHousehold().value(),
                                new org.hudang.certificates.Acting("test", OpenHouse.OURS))
                        .get(0)
                        .shortCode()
                        .value());
        browser.one("main button:not([hidden]):not([type=button])").click();

        browser.until("answered", () -> !browser.all(".verdict").isEmpty());
        assertThat(browser.words()).contains("CE-267");
        assertThat(browser.asked("/v")).anyMatch(address -> address.endsWith("/v"));
        browser.type("text", "ZZQK2-WYJTM-AHF6W");
        browser.one("main button:not([hidden]):not([type=button])").click();
        browser.until("told", () -> browser.words().contains("CE-253"));
        assertThat(browser.asked("")).noneMatch(address -> address.endsWith("/v"));
    }

    @Test
    void where_no_camera_can_be_used_the_other_ways_are_named() {
        browser.open("/v");

        browser.one("#camera-start").click();

        browser.until("told", () -> browser.words().contains("用不了相机"));
        assertThat(browser.one("#camera-start").isDisplayed()).isTrue();
        assertThat(browser.barriers()).isEmpty();
    }

    @Test
    void without_script_the_page_says_who_checks() {
        browser.script(Chromium.Script.OFF);
        browser.open("/v");

        assertThat(browser.words()).contains("浏览器没有运行脚本");
        assertThat(browser.one("#camera").isDisplayed()).isFalse();
    }

    @Test
    void the_first_page_stands_at_every_width_and_in_large_letters() {
        List<String> found = new ArrayList<>();
        for (String size : List.of("normal", "large")) {
            browser.look("size", size);
            browser.open("/v");
            browser.until("offered", () -> browser.one("#camera-start").isDisplayed());
            browser.inspect("check-first-" + size, found);
        }
        found.addAll(browser.heard());
        assertThat(found).isEmpty();
    }

    @Test
    void whoever_shows_nothing_is_told_what_to_show() {
        browser.open("/v");

        browser.one("main button:not([hidden]):not([type=button])").click();

        browser.until("told", () -> !browser.all("[role=alert]").isEmpty());
        assertThat(browser.one("[role=alert]").getText()).contains("请给出二维码里的内容");
        assertThat(browser.heard()).isEmpty();
    }

    private void answered(String name, String word, String mark) {
        browser.until("answered", () -> !browser.all(".verdict").isEmpty());
        assertThat(browser.one(".verdict").getDomAttribute("data-v")).isEqualTo(mark);
        assertThat(browser.one(".verdict h1").getText()).isEqualTo(word);
        List<String> found = new ArrayList<>();
        for (int width : new int[] {1280, 640, PHONE}) {
            browser.wide(width);
            if (browser.scrollsSideways()) {
                found.add("wider than " + width);
            }
        }
        browser.keep("check-" + name);
        found.addAll(browser.heard());
        assertThat(found).isEmpty();
    }

    private String code(String what) throws IOException {
        String genuine = Files.readString(results("db-0002-certificate-qr.txt")).strip();
        int at = genuine.length() - 40;
        return switch (what) {
            case "genuine" -> genuine;
            case "withdrawn" ->
                Files.readString(results("ls-0003-certificate-qr.txt")).strip();
            case "altered" ->
                genuine.substring(0, at) + (genuine.charAt(at) == '5' ? '6' : '5') + genuine.substring(at + 1);
            default -> "https://shop.example/v#12345678901234567890";
        };
    }

    private Path file(String name) throws IOException {
        return switch (name) {
            case "genuine.png" -> results("db-0002-certificate-qr.png");
            case "withdrawn.png" -> results("ls-0003-certificate-qr.png");
            case "genuine.pdf" -> results("db-0002-certificate.pdf");
            case "withdrawn.pdf" -> results("ls-0003-certificate.pdf");
            case "altered.pdf" -> {
                byte[] bytes = Files.readAllBytes(results("db-0002-certificate.pdf"));
                bytes[bytes.length / 3] ^= 1;
                yield Files.write(folder.resolve(name), bytes);
            }
            default -> OpenHouse.SAMPLES.resolve("3-emergency").resolve(name);
        };
    }

    private Path results(String name) {
        return house.house().directory().results().resolve(name);
    }
}
