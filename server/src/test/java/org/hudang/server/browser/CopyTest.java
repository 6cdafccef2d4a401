package org.hudang.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hudang.server.account.Role;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.IssuedOne;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A clerk who makes a copy of a certificate for a hospital. */
@ExtendWith({InOpenHouse.class, InChromium.class})
class CopyTest {
    private final OpenHouse house;
    private final Chromium browser;

    CopyTest(OpenHouse house, Chromium browser) {
        this.house = house;
        this.browser = browser;
    }

    @Test
    void a_copy_is_ordered_with_two_lines_and_a_day_and_is_then_told_on_the_page() throws IOException {
        IssuedOne issued = IssuedOne.in(house, "苏样例");
        LocalDate until = LocalDate.now(house.house().clock()).plusDays(30);
        List<String> found = new ArrayList<>();
        browser.fresh();
        browser.signIn(Role.TOWNSHIP_CLERK);
        browser.open("/certificates/" + issued.id().value());
        browser.inspect("certificate-without-copy", found);

        browser.type("requester", "样例县人民医院（样例）");
        browser.type("purpose", "办理医疗救助");
        browser.ask("document.getElementById('c-until').value = arguments[0]", until.toString());
        browser.one("form[action$='/copies'] button").click();

        browser.until(
                "told",
                () -> browser.words().contains("已用印归卷") && browser.words().contains("办理医疗救助"));
        assertThat(browser.words()).contains("样例县人民医院（样例）", "有效期至", until.toString(), "出具加注件");
        browser.inspect("certificate-with-copy", found);
        assertThat(found).isEmpty();
        assertThat(browser.heard()).isEmpty();
    }
}
