package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.IdNumber;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    private static final Acting CLERK = new Acting("clerk", "999001101");
    private static final IdNumber NUMBER = IdNumber.parse("999001195001010013");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void changing_the_key_moves_what_is_there_shows_no_key_and_lets_the_house_open_again() throws IOException {
        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        DataDirectory directory = DataDirectory.open(settings.home(), settings.kind());
        Household household;
        try (House house = House.open(settings, directory)) {
            household = house.archive()
                    .open(
                            new OpenHousehold(
                                    "k",
                                    CLERK.township(),
                                    "样例村",
                                    "样例村一组",
                                    List.of(NewMember.coLiving(PersonName.of("张样例"), NUMBER, Relation.HEAD))),
                            CLERK);

            assertThat(run(house, "keys", "rotate", "--json")).isZero();

            assertThat(out.toString(StandardCharsets.UTF_8))
                    .containsPattern("\"active\":false,\"members\":0}.*\"active\":true,\"members\":1}");
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("Back the key file up");
            for (String line :
                    Files.readAllLines(directory.keys().resolve("fields")).subList(1, 4)) {
                assertThat(out + " " + err).doesNotContain(line.split(" ", -1)[3]);
            }
        }
        try (House again = House.open(settings, directory)) {
            assertThat(again.archive().findByIdNumber(NUMBER, CLERK)).containsExactly(household);
            assertThat(run(again, "keys", "list")).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("active", "opens only");
        }
    }

    private int run(House house, String... arguments) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Locale.ENGLISH,
                Map.of());
        return new Dispatch(console, house).run(arguments);
    }
}
