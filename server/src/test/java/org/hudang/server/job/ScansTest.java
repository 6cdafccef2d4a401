package org.hudang.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.search.Caller;
import org.hudang.search.Query;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A word that stands only in a scan is found. */
class ScansTest {
    private static final Acting CLERK = new Acting("clerk", "999001101");

    @TempDir
    private Path folder;

    @Test
    void a_word_that_stands_only_in_a_scan_is_found_once_it_was_read() throws IOException {
        ScannedHousehold.requireReader();
        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        try (House house = House.open(settings, DataDirectory.open(settings.home(), settings.kind()))) {
            ScannedHousehold filed = ScannedHousehold.file(house, "张样例", CLERK);
            house.upkeep().feedIndex();
            assertThat(found(house)).isEmpty();

            house.scans().attend();
            house.upkeep().feedIndex();

            assertThat(found(house)).containsExactly(filed.scan().value());
            assertThat(house.upkeep().troubles()).isEmpty();
        }
    }

    private static List<String> found(House house) {
        return house
                .search()
                .find(Query.of(ScannedHousehold.WORD), new Caller(CLERK.user(), CLERK.township()))
                .hits()
                .stream()
                .map(hit -> hit.id())
                .toList();
    }
}
