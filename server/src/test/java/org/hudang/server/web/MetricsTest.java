package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hudang.server.account.Role;
import org.hudang.server.docs.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures for collectors: which there are, and who may have them. */
@ExtendWith(InOpenHouse.class)
class MetricsTest {
    private static final String PATH = "/actuator/prometheus";
    private static final Pattern NAMED = Pattern.compile("(hh|vol|itm|ben|upl)_[a-z2-7]{26}|999001\\d{3}");

    private final OpenHouse house;

    MetricsTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void the_page_names_every_figure_of_the_house_and_no_other() {
        Set<String> given = new TreeSet<>();
        lines().stream()
                .filter(line -> line.startsWith("hudang_"))
                .map(line -> line.split("[ {]", 2)[0])
                .forEach(given::add);

        Set<String> told = Page.of("docs/reference/metrics.md")
                .text()
                .lines()
                .filter(line -> line.startsWith("| `hudang_"))
                .map(line -> line.split("`", -1)[1])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(given).isEqualTo(told);
    }

    @Test
    void a_figure_says_how_it_is() {
        house.house().rounds().now(true);
        double volumes = house.house().rounds().rounds().standing().volumes();

        // figures are kept for some seconds, and these do not change meanwhile
        assertThat(lines()).contains("hudang_archive_volumes " + volumes, "hudang_replica_lacking_versions NaN");
    }

    @Test
    void no_figure_names_a_household_or_a_person() {
        house.as(Role.TOWNSHIP_CLERK)
                .get("/households/" + house.theirs().household().number());

        assertThat(lines()).noneMatch(line -> NAMED.matcher(line).find());
    }

    @Test
    void without_a_token_in_the_settings_no_token_opens_them() {
        for (String header : List.of("Bearer ", "Bearer null", "Bearer x", "Basic eDp4")) {
            Answer answer = house.stranger().accepting("text/plain").get(PATH, "Authorization", header);

            assertThat(answer.status()).as(header).isEqualTo(401);
        }
    }

    private List<String> lines() {
        Answer answer =
                house.as(Role.SYSTEM_ADMINISTRATOR).accepting("text/plain").get(PATH);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().lines().toList();
    }
}
