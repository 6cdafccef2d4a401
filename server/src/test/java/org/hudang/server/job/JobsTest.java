package org.hudang.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.search.Caller;
import org.hudang.search.Query;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class JobsTest {
    @TempDir
    private Path folder;

    @Test
    void an_open_house_keeps_itself_in_order() throws Exception {
        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        DataDirectory directory = DataDirectory.open(settings.home(), settings.kind());
        Path withdrawn = directory.authority().resolve("crl/issuing-sm2.pem");
        try (House house = House.open(settings, directory);
                Jobs jobs = startedWithout(withdrawn, house)) {
            assertThat(jobs).isNotNull();
            JdbcClient database = JdbcClient.create(house.dataSource());

            house.archive().open(household(), new Acting("clerk", "999001101"));

            await("found soon after it was filed")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !house.search()
                            .find(Query.of("张样例"), new Caller("clerk", "999001101"))
                            .hits()
                            .isEmpty());
            await("every duty went well")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> database.sql(
                                    "select count(*) > 0 and bool_and(last_success is not null) from platform.scheduled_tasks")
                            .query(Boolean.class)
                            .single());
            assertThat(database.sql("select count(*) from platform.scheduled_tasks where last_failure is not null")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(withdrawn).exists();
        }
    }

    /** Timers over a house that has lost a list of withdrawn certificates since it was opened. */
    private static Jobs startedWithout(Path list, House house) throws IOException {
        Files.delete(list);
        return Jobs.start(house);
    }

    private static OpenHousehold household() {
        NewMember head = new NewMember(
                PersonName.of("张样例"),
                IdDocument.parse(org.hudang.archive.household.DocumentType.RESIDENT_ID, "999001195001010013"),
                Relation.HEAD,
                LocalDate.of(1950, 1, 1),
                Optional.empty(),
                false);
        return new OpenHousehold("jobs/1", "999001101", "样例村", "样例村一组", List.of(head));
    }
}
