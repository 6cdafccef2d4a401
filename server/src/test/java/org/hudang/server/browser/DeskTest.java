package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hudang.server.account.Role;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The desk of staff: find a household, open it, read a paper, leave. */
@ExtendWith({InOpenHouse.class, InChromium.class})
class DeskTest {
    /** Days and times that stand on more than one line. */
    private static final String BROKEN_DAYS = """
            const walk = document.createTreeWalker(document.getElementById('main'), NodeFilter.SHOW_TEXT);
            const broken = [];
            while (walk.nextNode()) {
              const text = walk.currentNode;
              for (const day of text.data.matchAll(/\\d{4}-\\d{2}-\\d{2}/g)) {
                const range = document.createRange();
                range.setStart(text, day.index);
                range.setEnd(text, day.index + day[0].length);
                if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) broken.push(day[0]);
              }
            }
            return broken.join();
            """;

    private static final String FOCUSABLE =
            "a[href], button:not([hidden]), input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

    private final OpenHouse house;
    private final Chromium browser;

    DeskTest(OpenHouse house, Chromium browser) {
        this.house = house;
        this.browser = browser;
    }

    @BeforeEach
    void nobody_is_signed_in() {
        browser.fresh();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ON", "OFF"})
    void a_clerk_finds_a_household_by_initials_and_reads_a_paper(Chromium.Script script) {
        browser.script(script);
        browser.signIn(Role.TOWNSHIP_CLERK);
        browser.keep("desk-start-script-" + script);

        browser.type("q", "zyl" + Keys.ENTER);
        browser.until("found", () -> browser.path().equals("/find?q=zyl"));
        assertThat(browser.words()).contains("张*例 户").contains("拼音首字母相符");

        browser.named("张*例 户").click();
        browser.until("household", () -> browser.path().startsWith("/households/"));
        assertThat(browser.words())
                .contains("家庭成员")
                .contains("999***********017X")
                .contains("最低生活保障");

        browser.named("住房照片").click();
        browser.until("item", () -> browser.path().startsWith("/items/"));
        assertDrawn();

        browser.open(paper("工资收入证明"));
        assertDrawn();
        browser.named("文字").click();
        browser.until("text", () -> browser.path().endsWith("view=text"));
        assertThat(browser.one("pre").getText()).contains("张*例").doesNotContain("张样例");

        browser.named("退出").click();
        browser.until("signed out", () -> browser.path().startsWith("/sign-in"));
        assertThat(browser.words()).contains("已经退出");
        assertThat(browser.heard()).isEmpty();
    }

    @Test
    void a_wrong_password_is_told_where_the_eye_is() {
        browser.open("/sign-in");
        browser.type("username", "nobody");
        browser.type("password", "wrong" + Keys.ENTER);

        browser.until("refused", () -> browser.path().equals("/sign-in?error"));
        assertThat(browser.one("[role=alert]").getText()).contains("账号或密码不对");
        browser.keep("sign-in-wrong");
        assertThat(browser.heard()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zh, light, normal", "zh, dark, large", "en, light, large", "en, dark, normal"})
    void no_page_is_wider_than_its_window_and_none_holds_a_barrier(String language, String theme, String size) {
        browser.look("lang", language);
        browser.look("theme", theme);
        browser.look("size", size);
        List<String> found = new ArrayList<>();

        browser.open("/sign-in");
        look("sign-in", language + "-" + theme + "-" + size, found);
        browser.signIn(Role.TOWNSHIP_CLERK);
        for (Map.Entry<String, String> page : pages().entrySet()) {
            browser.open(page.getValue());
            look(page.getKey(), language + "-" + theme + "-" + size, found);
        }

        browser.open("/items/x");
        look("not-found", language + "-" + theme + "-" + size, found);
        assertThat(found).isEmpty();
        assertThat(browser.heard())
                .singleElement()
                .asString()
                .contains("/items/x - ")
                .contains("404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign-in", "find", "household", "item", "check"})
    void everything_is_reached_by_keyboard_and_seen_when_it_is(String name) {
        if (name.equals("sign-in")) {
            browser.open("/sign-in");
        } else if (name.equals("check")) {
            browser.open("/v");
        } else {
            browser.signIn(Role.TOWNSHIP_CLERK);
            browser.open(page(name));
        }
        // what is folded away comes with its summary
        browser.ask("document.querySelectorAll('details').forEach(e => e.open = true)");
        browser.ask("document.querySelectorAll(\"" + FOCUSABLE
                + "\").forEach((e, i) => e.dataset.tab = i); document.activeElement.blur()");
        List<Object> reached = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        int all = browser.all(FOCUSABLE).size();

        for (int i = 0; i <= all; i++) {
            browser.tab();
            reached.add(browser.ask("return document.activeElement.dataset.tab"));
            String seen = String.valueOf(browser.ask("const s = getComputedStyle(document.activeElement);"
                    + " const r = document.activeElement.getBoundingClientRect();"
                    + " return document.activeElement === document.body || (s.outlineStyle !== 'none'"
                    + " && parseFloat(s.outlineWidth) >= 2 && r.width > 2 && r.height > 2)"
                    + " ? '' : document.activeElement.outerHTML"));
            if (!seen.isEmpty()) {
                unseen.add(seen);
            }
        }

        assertThat(unseen).isEmpty();
        for (int i = 0; i < all; i++) {
            assertThat(reached).as("element %d of %s", i, browser.path()).contains(String.valueOf(i));
        }
    }

    @Test
    void the_first_stop_of_the_keyboard_leads_past_the_navigation() {
        browser.signIn(Role.TOWNSHIP_CLERK);
        browser.open(page("household"));

        browser.tab();
        assertThat(browser.ask("return document.activeElement.getAttribute('href')"))
                .isEqualTo("#main");
        browser.keep("desk-skip-link");
        browser.press(Keys.ENTER);
        browser.tab();

        assertThat(browser.ask("return document.getElementById('main').contains(document.activeElement)"))
                .isEqualTo(true);
    }

    @Test
    void large_letters_dark_ground_and_the_other_language_are_one_button_away() {
        browser.open("/sign-in");

        browser.named("大字").click();
        browser.until("large", () -> browser.all("html[data-size=large]").size() == 1);
        browser.named("深色").click();
        browser.until("dark", () -> browser.all("html[data-theme=dark]").size() == 1);
        browser.named("English").click();
        browser.until("english", () -> browser.all("html[lang=en]").size() == 1);

        assertThat(browser.path()).isEqualTo("/sign-in");
        browser.signIn(Role.TOWNSHIP_CLERK);
        assertThat(browser.all("html[data-size=large][data-theme=dark][lang=en]"))
                .hasSize(1);
        assertThat(browser.heard()).isEmpty();
    }

    @Test
    void whoever_sees_no_household_begins_at_a_page_of_his_own_and_leaves_from_every_page() {
        List<String> found = new ArrayList<>();
        browser.signIn(Role.SYSTEM_ADMINISTRATOR);
        assertThat(browser.path()).isEqualTo("/");
        assertThat(browser.words()).contains("系统管理").contains("系统情况");
        look("start", "zh", found);

        browser.open("/find");
        look("refused", "zh", found);
        browser.named("深色").click();
        browser.until("dark", () -> browser.all("html[data-theme=dark]").size() == 1);
        assertThat(browser.path()).isEqualTo("/find");
        browser.named("退出").click();
        browser.until("signed out", () -> browser.path().startsWith("/sign-in"));

        assertThat(found).isEmpty();
    }

    @Test
    void no_day_breaks_at_its_hyphen_on_a_narrow_page() {
        browser.signIn(Role.TOWNSHIP_CLERK);
        for (String name : List.of("household", "item", "find")) {
            browser.open(page(name));
            for (int width : new int[] {360, 420, 640}) {
                browser.wide(width);

                assertThat(browser.ask(BROKEN_DAYS)).as(name + " " + width).isEqualTo("");
            }
        }
        browser.open(page("household"));
        assertThat(browser.all(".day")).isNotEmpty();
    }

    private void look(String page, String look, List<String> found) {
        browser.inspect(page + "-" + look, found);
    }

    private String page(String name) {
        return Objects.requireNonNull(pages().get(name));
    }

    private Map<String, String> pages() {
        return Map.of(
                "find",
                "/find?q=zyl",
                "find-nothing",
                "/find?q=qqqq",
                "household",
                "/households/" + house.anyHousehold(),
                "item",
                paper("社会救助家庭经济状况核查授权书"),
                "item-text",
                paper("工资收入证明") + "?view=text");
    }

    private String paper(String title) {
        return "/items/" + house.paper(house.anyHousehold(), title).id().value();
    }

    private void assertDrawn() {
        browser.until(
                "the page is drawn",
                () -> Boolean.TRUE.equals(browser.ask(
                        "const i = document.querySelector('.sheet img'); return i.complete && i.naturalWidth > 600")));
    }
}
