package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.server.HudangWeb;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.job.ScannedHousehold;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.hudang.server.web.InOpenHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Whoever searches finds the same by the same words after the index was lost and the house was opened again. */
@ExtendWith({InOpenHouse.class, InChromium.class})
class FoundAgainTest {
    private static final Acting CLERK = new Acting("finder", "999001101");

    private final Chromium browser;

    @TempDir
    private Path folder;

    FoundAgainTest(Chromium browser) {
        this.browser = browser;
    }

    /** Where a search must lead, and what must stand beside it as the place. */
    private record Wanted(String typed, String title, String because) {}

    @Test
    void initials_a_number_and_a_word_in_a_scan_lead_to_the_household_before_and_after_the_index_was_lost()
            throws IOException {
        ScannedHousehold.requireReader();
        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        List<Wanted> wanted;
        String password;
        Path index;
        try (House house = open(settings)) {
            ScannedHousehold scanned = ScannedHousehold.file(house, "蒋样例", CLERK);
            password = house.accounts()
                    .createIfMissing(
                            new Person(CLERK.user(), "某样例", CLERK.township(), Set.of(Role.TOWNSHIP_CLERK)), "test")
                    .orElseThrow();
            house.scans().attend();
            house.upkeep().feedIndex();
            wanted = List.of(
                    new Wanted("jyl", "蒋*例 户", "拼音首字母相符"),
                    new Wanted(scanned.number().value(), "蒋*例 户", "编号相符"),
                    new Wanted(ScannedHousehold.WORD, ScannedHousehold.TITLE, "正文"));
            findAll(house, password, wanted);
            index = house.directory().index();
        }
        assertThat(index).isNotEmptyDirectory();
        FileSystemUtils.deleteRecursively(index);
        assertThat(Files.exists(index)).isFalse();

        try (House house = open(settings)) {
            house.upkeep().renewIndex();

            findAll(house, password, wanted);
            assertThat(house.upkeep().troubles()).isEmpty();
        }
    }

    /** Searches as a clerk does, and follows what was found. */
    private void findAll(House house, String password, List<Wanted> wanted) {
        ServletWebServerApplicationContext web = (ServletWebServerApplicationContext) HudangWeb.start(house, 0);
        try {
            URI base = URI.create("http://127.0.0.1:"
                    + Objects.requireNonNull(web.getWebServer()).getPort());
            browser.fresh();
            browser.open(base, "/sign-in");
            browser.type("username", CLERK.user());
            browser.type("password", password + Keys.ENTER);
            browser.until("signed in", () -> browser.path().equals("/find"));
            for (Wanted one : wanted) {
                browser.open(base, "/find");
                browser.type("q", one.typed() + Keys.ENTER);
                browser.until("answered", () -> browser.path().startsWith("/find?q="));
                assertThat(browser.words()).as(one.typed()).contains(one.title(), one.because());
                browser.named(one.title()).click();
                browser.until("followed", () -> browser.path().matches("/(?:households|items)/.*"));
                assertThat(browser.words()).as(one.typed()).contains("蒋*例");
            }
        } finally {
            web.close();
        }
    }

    private static House open(Settings settings) {
        return House.open(settings, DataDirectory.open(settings.home(), settings.kind()));
    }
}
