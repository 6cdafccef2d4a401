package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page of a filed paper says about its signatures. */
@ExtendWith(InOpenHouse.class)
class SignaturesOnPagesTest {
    private final OpenHouse house;

    SignaturesOnPagesTest(OpenHouse house) {
        this.house = house;
    }

    private static String page(Visitor visitor, ItemView item) {
        Answer answer = visitor.get("/items/" + item.id().value());
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private static long count(String page, String words) {
        return Pattern.compile(Pattern.quote(words)).matcher(page).results().count();
    }

    @Test
    void each_act_stands_once_with_an_answer_for_each_algorithm() {
        String page = page(house.as(Role.TOWNSHIP_CLERK), house.paper(house.anyHousehold(), "社会救助家庭经济状况核查授权书"));

        assertThat(count(page, "印章</span>")).isEqualTo(2);
        assertThat(count(page, "<b>示例县民政局（样例）社会救助专用章</b>")).isEqualTo(1);
        assertThat(count(page, "SM2 SM3 · B-T")).isEqualTo(9);
        assertThat(count(page, "ECDSA P-256 SHA-256 · B-T")).isEqualTo(9);
        assertThat(count(page, "完好可信")).isEqualTo(18);
    }

    @Test
    void a_withdrawn_certificate_is_withdrawn_on_its_page_too_though_its_seals_hold() {
        Acting bureau = new Acting("test", Acting.BUREAU);
        HouseholdNumber household = house.house()
                .archive()
                .findByIdNumber(IdNumber.parse(SamplePeople.EMERGENCY_HEAD), bureau)
                .get(0)
                .number();
        ItemView certificate = house.house().archive().contents(household, bureau).volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .filter(item -> item.title().startsWith("电子社会救助证明"))
                .findFirst()
                .orElseThrow();
        String password = house.newAccount("bureau-pages", Acting.BUREAU, Role.BUREAU_APPROVER);
        Visitor visitor = house.stranger().signIn("bureau-pages", password);

        String zh = page(visitor, certificate);
        String en = page(visitor.reading("en"), certificate);

        assertThat(zh).contains("已停用").contains("完好可信").contains("撤销");
        assertThat(en).contains("The certificate was withdrawn");
    }
}
