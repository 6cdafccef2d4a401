package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.benefit.EnterBenefit;
import org.hudang.casework.benefit.Programme;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The case of a volume on its page: checklist, facts, closing. */
@ExtendWith(InOpenHouse.class)
class CasePageTest {
    private static final Acting CLERK = new Acting("test", OpenHouse.OURS);

    private final OpenHouse house;
    private final Household household;
    private final VolumeId volume;

    CasePageTest(OpenHouse house) {
        this.house = house;
        this.household = house.openHousehold("何样例");
        this.volume = house.file(household.number(), "样例", "样例").volume();
    }

    @Test
    void the_household_leads_to_the_checklist_of_its_volume() {
        String page = clerk().get("/households/" + household.number()).body();
        Answer list = clerk().get(address());

        assertThat(page).contains("href=\"" + address() + "\"", "材料清单与归档");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body())
                .contains("入户调查表", "材料不齐", "何*例")
                .contains("<h1>办理：样例卷</h1>")
                .doesNotContain("何样例");
        assertThat(house.as(Role.SEAL_CUSTODIAN)
                        .get("/households/" + household.number())
                        .body())
                .doesNotContain(address());
    }

    @Test
    void facts_that_are_noted_change_what_is_asked_for() {
        Answer noted = clerk().post(address(), Map.of("key", key("f"), "business", "NEW", "fact", "RENTED_HOME"));

        assertThat(noted.status()).as(noted.toString()).isEqualTo(302);
        assertThat(clerk().get(address()).body())
                .containsPattern("value=\"RENTED_HOME\"[^>]*checked")
                .contains("租房合同");
    }

    @Test
    void closing_is_refused_while_something_is_missing_and_the_page_says_so() {
        Answer refused =
                clerk().post(address() + "/close", Map.of("key", key("c"), "outcome", "CONFIRMED", "on", today()));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.body()).contains("还缺材料，没有归档", "入户调查表");
        assertThat(house.house()
                        .checklists()
                        .of(volume, new org.hudang.archive.Acting("test", OpenHouse.OURS))
                        .matter()
                        .closed())
                .isFalse();
    }

    @Test
    void the_page_says_who_has_to_sign_and_which_seal_a_paper_has_to_carry() {
        assertThat(clerk().get(address()).body()).contains("须申请人签字", "须共同生活的成年家庭成员全部签字", "须盖本乡镇（街道）或民政局法定名称章或业务专用章");
    }

    @Test
    void a_volume_of_daily_management_asks_for_its_year_and_names_the_quarters_that_are_missing() {
        LocalDate now = LocalDate.now(house.house().clock());
        LocalDate lastYear = now.minusYears(1).withDayOfYear(1);
        VolumeId daily = house.house()
                .archive()
                .openVolume(
                        new OpenVolume(
                                key("daily"), household.number(), VolumeKind.DAILY, "RC", lastYear.getYear(), "样例日常卷"),
                        CLERK)
                .id();
        String page = "/volumes/" + daily + "/case";
        assertThat(clerk().get(page).body())
                .contains("日常走访记录", "需人工核对", "待遇登记里没有这一户", "本年增发或减发过")
                .doesNotContain("租房", "id=\"business\"");

        Benefit entered = house.house()
                .benefits()
                .enter(
                        new EnterBenefit(
                                household.number().value(),
                                OpenHouse.OURS,
                                Programme.EXTREME_HARDSHIP,
                                "分散供养",
                                1,
                                lastYear.plusMonths(3),
                                Optional.empty(),
                                now.plusYears(1)),
                        CLERK);

        assertThat(entered.stopped()).isEmpty();
        assertThat(clerk().get(page).body())
                .contains("第二季度、第三季度、第四季度", "分散供养特困人员探访记录")
                .doesNotContain("第一季度", "需人工核对");
        assertThat(clerk().post(page, Map.of("key", key("i"), "business", "NEW", "fact", "IN_INSTITUTION"))
                        .status())
                .isEqualTo(302);
        assertThat(clerk().get("/households/" + household.number()).body())
                .contains("资格认证记录（第二季度、第三季度、第四季度）")
                .doesNotContain("分散供养特困人员探访记录");
    }

    @Test
    void a_day_that_there_is_not_and_an_outcome_that_there_is_not_are_told() {
        assertThat(clerk().post(address() + "/close", Map.of("key", key("d"), "outcome", "CONFIRMED", "on", "20260231"))
                        .body())
                .contains("YYYYMMDD");
        assertThat(clerk().post(address() + "/close", Map.of("key", key("o"), "outcome", "LOST", "on", today()))
                        .body())
                .contains("CONFIRMED");
    }

    private Visitor clerk() {
        return house.as(Role.TOWNSHIP_CLERK);
    }

    private String address() {
        return "/volumes/" + volume + "/case";
    }

    private String key(String end) {
        return "page/" + volume + "/" + end;
    }

    private String today() {
        return LocalDate.now(house.house().clock()).toString().replace("-", "");
    }
}
