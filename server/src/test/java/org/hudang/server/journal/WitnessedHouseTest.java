package org.hudang.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hudang.archive.Acting;
import org.hudang.archive.household.DocumentType;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.cli.Relayed;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** A whole house, whose parts are put back to what they were: what is left says that there was more. */
class WitnessedHouseTest {
    private static final Acting CLERK = new Acting("clerk", "999001101");

    @TempDir
    private Path folder;

    @Test
    void database_and_storage_set_back_together_are_contradicted_by_the_roots() throws IOException {
        try (House house = house()) {
            open(house, "first");
        }
        for (String part : List.of("postgres", "archive")) {
            FileSystemUtils.copyRecursively(
                    home().resolve(part), folder.resolve("then").resolve(part));
        }
        String second;
        try (House house = house()) {
            second = open(house, "second").number().value();
            house.accounts().createIfMissing(person("later"), "test");
            house.accounts().createIfMissing(person("latest"), "test");
            assertThat(house.journals().check().findings()).isEmpty();
        }

        for (String part : List.of("postgres", "archive")) {
            FileSystemUtils.deleteRecursively(home().resolve(part));
            FileSystemUtils.copyRecursively(folder.resolve("then").resolve(part), home().resolve(part));
        }
        ownerOnly();
        try (House house = house()) {
            assertThat(house.archive().check().findings())
                    .as("all that is left fits together")
                    .isEmpty();
            assertThat(house.journals().check().findings())
                    .containsExactlyInAnyOrder(
                            new JournalFinding("archive", second, 1, Wrong.SET_BACK),
                            new JournalFinding("accounts", "accounts", 2, Wrong.SET_BACK));

            house.upkeep().gatherHeads();
            assertThat(house.upkeep().troubles()).containsEntry("journal-heads", "2 SET_BACK");
        }
    }

    @Test
    void each_journal_of_the_house_is_followed_and_witnessed() throws IOException {
        try (House house = house()) {
            String household = open(house, "whole").number().value();
            house.accounts().createIfMissing(person("clerk"), "test");
            assertThat(house.journals().check().chains()).isEqualTo(2);
            house.upkeep().gatherHeads();
            assertThat(house.journals().check().roots()).isEqualTo(1);

            owner(house, "alter table archive.household no force row level security");
            owner(house, "update archive.household set journal_mac = '\\x00' where number = '" + household + "'");

            assertThat(house.journals().check().findings())
                    .containsExactly(new JournalFinding("archive", household, 1, Wrong.HEAD_NOT_AUTHENTIC));
            assertThat(checked(house))
                    .isEqualTo("exit 1 The archive has 1 findings:\n  history of a household: " + household
                            + ", the head at number 1 was not written by this house.\n");
            assertThat(checked(house, "--json"))
                    .startsWith("exit 1 {\"households\":1,")
                    .endsWith(
                            "\"chains\":2,\"roots\":1,\"findings\":[{\"kind\":\"JOURNAL\",\"journal\":\"archive\",\"chain\":\""
                                    + household + "\",\"number\":1,\"wrong\":\"HEAD_NOT_AUTHENTIC\"}]}\n");
        }
    }

    @Test
    void a_house_from_before_gives_heads_once_and_says_so_and_never_again() throws IOException {
        try (House house = house()) {
            house.accounts().createIfMissing(person("clerk"), "test");
            withoutHead(house);
        }
        // as one that was closed before heads were kept
        Files.delete(home().resolve("keys/heads-since"));
        FileSystemUtils.deleteRecursively(home().resolve("journal-roots"));

        try (House house = house()) {
            assertThat(house.journals().check().findings()).isEmpty();
            assertThat(JdbcClient.create(house.dataSource())
                            .sql("select about from account.journal where act = 'heads-given'")
                            .query(String.class)
                            .list())
                    .containsExactly("accounts 1");
            withoutHead(house);
        }

        try (House house = house()) {
            assertThat(house.journals().check().findings())
                    .contains(new JournalFinding("accounts", "accounts", 2, Wrong.HEAD_MISSING));
        }
    }

    /** What {@code archive check} says. */
    private static String checked(House house, String... options) {
        List<String> arguments = new ArrayList<>(List.of("archive", "check"));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = Relayed.run(house, arguments, "en", stream, stream);
        return "exit " + exit + " " + out.toString(StandardCharsets.UTF_8);
    }

    private void withoutHead(House house) throws IOException {
        owner(house, "alter table account.journal_head disable trigger user");
        owner(house, "delete from account.journal_head");
        owner(house, "alter table account.journal_head enable trigger user");
        owner(house, "delete from platform.house_key where file = 'keys/heads-since'");
    }

    private House house() {
        Settings settings = Settings.from(Map.of("HUDANG_HOME", home().toString()));
        return House.open(settings, DataDirectory.open(settings.home(), settings.kind()));
    }

    private Path home() {
        return folder.resolve("data");
    }

    /** What a copy does not keep and the database insists on. */
    private void ownerOnly() throws IOException {
        try (var all = Files.walk(home().resolve("postgres"))) {
            for (Path path : all.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(
                        path, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    private static Household open(House house, String key) {
        NewMember head = new NewMember(
                PersonName.of("张样例"),
                IdDocument.parse(DocumentType.RESIDENT_ID, "999001195001010013"),
                Relation.HEAD,
                LocalDate.of(1950, 1, 1),
                Optional.empty(),
                false);
        return house.archive().open(new OpenHousehold(key, "999001101", "样例村", "样例村一组", List.of(head)), CLERK);
    }

    private static Person person(String login) {
        return new Person(login, "经办样例", "999001101", Set.of(Role.TOWNSHIP_CLERK));
    }

    private void owner(House house, String sql) throws IOException {
        DriverManagerDataSource source = new DriverManagerDataSource(
                String.valueOf(house.dataSource().getJdbcUrl()),
                "hudang_owner",
                Files.readString(home().resolve("postgres/password-owner")).strip());
        JdbcClient.create(source).sql(sql).update();
    }
}
