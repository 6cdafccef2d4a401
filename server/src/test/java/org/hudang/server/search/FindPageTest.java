package org.hudang.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;

/** What the page says when the engine does not answer; all else about it is asked of the open house. */
class FindPageTest {
    private static final Staff CLERK = new Staff("clerk", "张样例", "999001101");

    @Test
    void a_search_engine_that_is_away_is_told_with_its_code_and_nothing_else_is_kept_from_opening(
            @TempDir Path folder) {
        Settings settings = Settings.from(Map.of(
                "HUDANG_HOME",
                folder.resolve("data").toString(),
                "HUDANG_SEARCH",
                "elasticsearch",
                "HUDANG_ELASTICSEARCH_URL",
                "http://127.0.0.1:1"));
        try (House house = House.open(settings, DataDirectory.open(settings.home(), settings.kind()))) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.addPreferredLocale(Locale.ENGLISH);
            MockHttpServletResponse response = new MockHttpServletResponse();
            ExtendedModelMap model = new ExtendedModelMap();

            String page = new FindPage(house).find("张样例", CLERK, request, response, model);

            assertThat(page).isEqualTo("find");
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(String.valueOf(model.get("refused")))
                    .contains("does not answer")
                    .contains("SR-025");
            assertThat(house.upkeep().troubles()).containsEntry("search", "SR-025");
        }
    }
}
