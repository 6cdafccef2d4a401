package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.Retention;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Form;
import org.hudang.archive.transfer.Packages.Order;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.account.Role;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The desk of an archivist of the bureau: packages of others, volumes that are over, pages in order, households that part. */
@ExtendWith({InOpenHouse.class, InChromium.class})
class ArchivistDeskTest {
    private static final Acting BUREAU = Acting.bureau("test");

    @TempDir
    private Path folder;

    private final OpenHouse house;
    private final Chromium browser;

    ArchivistDeskTest(OpenHouse house, Chromium browser) {
        this.house = house;
        this.browser = browser;
    }

    @BeforeEach
    void nobody_is_signed_in() {
        browser.fresh();
    }

    @Test
    void a_package_is_chosen_seen_item_by_item_and_taken_over() throws IOException {
        List<String> found = new ArrayList<>();
        browser.signIn(Role.ARCHIVIST);
        browser.named("接收移交包").click();
        browser.until("packages", () -> browser.path().equals("/packages"));

        browser.one("#files").sendKeys(packed("云样例").toString());
        browser.until("brought", () -> browser.words().contains("云样例.zip"));
        browser.inspect("archivist-packages", found);
        browser.named("云样例.zip").click();
        browser.until("looked at", () -> browser.words().contains("检测有不通过的项目"));
        assertThat(browser.words()).contains("云*例 户，1 人").contains("YJ-1-").doesNotContain("云样例 户");
        browser.inspect("archivist-package", found);
        browser.one("input[name=faults]").click();
        browser.one("form[action$='/take'] button").click();

        browser.until("household", () -> browser.path().startsWith("/households/hh_"));
        assertThat(browser.words()).contains("云*例 户");
        assertThat(found).isEmpty();
        assertThat(browser.heard()).isEmpty();
    }

    @Test
    void no_page_is_wider_than_its_window_and_none_holds_a_barrier() {
        browser.look("lang", "en");
        browser.look("size", "large");
        browser.signIn("desk-looks", house.newAccount("desk-looks", Acting.BUREAU, Role.ARCHIVIST));
        List<String> found = new ArrayList<>();

        for (Map.Entry<String, String> page : pages().entrySet()) {
            browser.open(page.getValue());
            browser.inspect("archivist-" + page.getKey(), found);
        }
        browser.open("/destructions");
        browser.one("form[action='/destructions'] button").click();
        browser.until("drawn", () -> browser.path().startsWith("/destructions/XH-"));
        browser.inspect("archivist-destruction", found);
        browser.one("form[action$='/withdraw'] button").click();
        browser.until(
                "withdrawn", () -> browser.all("form[action$='/withdraw']").isEmpty());
        browser.open("/destructions");
        browser.inspect("archivist-destructions", found);

        assertThat(found).isEmpty();
        assertThat(browser.heard()).isEmpty();
    }

    @Test
    void what_a_machine_leaves_to_people_is_looked_at_and_judged() {
        VolumeId volume =
                house.file(house.openHousehold("芮样例").number(), "样例", "样例").volume();
        var unused = house.house().inspections().inspect(volume, Stage.GD, BUREAU);
        List<String> found = new ArrayList<>();
        browser.signIn(Role.ARCHIVIST);
        browser.open("/volumes/" + volume + "/inspections/GD");
        browser.inspect("archivist-judging", found);

        browser.one("#outcome-GD-3-4 option[value=PASSED]").click();
        browser.one("#words-GD-3-4").sendKeys("点开第1件，各页完整清楚。");
        browser.one("form[action$='/judgements'] button").click();

        browser.until("judged", () -> browser.words().contains("）：点开第1件，各页完整清楚。"));
        browser.inspect("archivist-judged", found);
        assertThat(browser.all("#outcome-GD-3-4")).isEmpty();
        assertThat(found).isEmpty();
        assertThat(browser.heard()).isEmpty();
    }

    /** Every page of the archive that opens without a step before it. */
    private Map<String, String> pages() {
        Household household = house.openHousehold("范样例");
        String at = "/households/" + household.number();
        VolumeId volume = house.file(household.number(), "样例", "样例").volume();
        var unused = house.house().inspections().inspect(volume, Stage.GD, BUREAU);
        over(household);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("start", "/find");
        pages.put("retention", "/retention");
        pages.put("requests", "/requests");
        pages.put("arise", "/households/" + house.anyHousehold() + "/arise");
        pages.put("move", at + "/move");
        pages.put("household-retention", at + "/retention");
        pages.put("household", at);
        pages.put("history", at + "/history");
        pages.put("single-sets", "/single-sets");
        pages.put("case", "/volumes/" + volume + "/case");
        pages.put("inspection", "/volumes/" + volume + "/inspections/GD");
        pages.put(
                "arrange",
                "/items/" + house.paper(house.anyHousehold(), "工资收入证明").id() + "/arrange");
        return pages;
    }

    /** A volume that two people approved to be destroyed. */
    private void over(Household household) {
        Volume volume = house.house()
                .archive()
                .openVolume(
                        new OpenVolume("desk-archivist", household.number(), VolumeKind.DAILY, "RC", 1997, "日常管理"),
                        new Acting("test", OpenHouse.OURS));
        Retention retention = house.house().life().retention();
        var unused = retention.propose(BUREAU);
        Proposal proposal = retention.proposals(BUREAU).stream()
                .filter(one -> one.volume().equals(volume.id()))
                .findFirst()
                .orElseThrow();
        retention.approve(proposal.id(), Acting.bureau("first"));
        retention.approve(proposal.id(), Acting.bureau("second"));
    }

    /** A package of a household of another house. */
    private Path packed(String name) throws IOException {
        Household foreign = house.openThere(name, "样例", "样例");
        Path file = Files.createDirectories(folder.resolve("packed")).resolve(name + ".zip");
        var unused = house.house()
                .packages()
                .export(new Order(foreign.number(), Form.BAG, "邻县民政局（样例）", Faults.TOLD), file, BUREAU);
        return file;
    }
}
