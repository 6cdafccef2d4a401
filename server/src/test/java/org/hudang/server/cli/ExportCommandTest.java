package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hudang.archive.household.Household;
import org.hudang.server.account.Person;
import org.hudang.server.account.Role;
import org.hudang.server.cli.Beside.Said;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.hudang.signing.seal.Officer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Handing a household over by command, and judging what was handed over where there is no house. */
@ExtendWith(InOpenHouse.class)
class ExportCommandTest {
    private final OpenHouse house;
    private final Beside beside;

    @TempDir
    private Path folder;

    ExportCommandTest(OpenHouse house) {
        this.house = house;
        this.beside = new Beside(house);
    }

    @AfterEach
    void close() {
        beside.close();
    }

    @Test
    void a_household_goes_out_as_one_file_that_is_judged_without_the_house() throws Exception {
        String household = household("尤样例");
        String archivist = house.login(Role.ARCHIVIST);
        Path file = folder.resolve("household.zip");

        Said made = beside.runIn(
                folder, "archive", "export", household, "--to", "household.zip", "--by", archivist, "--with-faults");
        assertThat(made.exit()).as(made.toString()).isEqualTo(0);
        assertThat(made.out()).contains("1 volumes, 1 items", "SHA-256 ");

        Said whole = elsewhere("verify", file.toString());
        assertThat(whole.exit()).as(whole.toString()).isEqualTo(0);
        assertThat(whole.out()).contains("household.zip: whole", "No seal stands on it");

        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1)
                .indexOf(new String("许样例的话".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        bytes[at] ^= 1;
        Files.write(file, bytes);

        Said altered = elsewhere("verify", "--json", file.toString());
        assertThat(altered.exit()).isEqualTo(1);
        JsonNode report = new ObjectMapper().readTree(altered.out());
        assertThat(report.path("verdict").asText()).isEqualTo("altered");
        assertThat(report.path("findings").size()).isEqualTo(1);
        assertThat(report.path("findings").path(0).path("path").asText()).contains("/1-original.");
        assertThat(elsewhere("verify", file.toString()).out()).contains("altered, do not rely on it", "J031-");
    }

    @Test
    void a_household_that_lacks_papers_is_refused_with_the_items_that_failed() {
        String household = household("尤二样例");
        Path file = folder.resolve("household.zip");

        Said refused = beside.run("archive", "export", household, "--to=" + file, "--by", house.login(Role.ARCHIVIST));

        assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.out()).contains("is not handed over", "2-9  failed");
        assertThat(file).doesNotExist();
    }

    @Test
    void only_an_archivist_hands_over_and_nothing_is_written_over() throws Exception {
        String household = household("尤三样例");
        Path file = folder.resolve("household.zip");
        String clerk = house.login(Role.TOWNSHIP_CLERK);
        String archivist = house.login(Role.ARCHIVIST);

        assertThat(beside.run("archive", "export", household, "--to", file.toString(), "--by", clerk)
                        .err())
                .contains(clerk);
        assertThat(file).doesNotExist();
        Files.writeString(file, "other");
        assertThat(beside.run("archive", "export", household, "--to", file.toString(), "--by", archivist)
                        .err())
                .startsWith("AR-401");
        assertThat(file).hasContent("other");
        assertThat(beside.run("archive", "export", "nonsense", "--to", file.toString(), "--by", archivist)
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void with_a_seal_over_it_every_file_is_vouched_for_and_the_seal_takes_two_people() throws Exception {
        String household = household("尤四样例");
        Path bag = folder.resolve("household.zip");
        Path container = folder.resolve("household.asice");
        assertThat(beside.run(
                                "archive",
                                "export",
                                household,
                                "--to",
                                bag.toString(),
                                "--by",
                                archivist(),
                                "--with-faults")
                        .exit())
                .isZero();
        person("keeper", Role.SEAL_CUSTODIAN);
        person("head", Role.BUREAU_APPROVER);
        String seal = sealInUse();
        String[] command = {
            "archive", "seal", bag.toString(), "--to=" + container, "--seal", seal, "--purpose", "移交", "--by", "keeper"
        };

        Said waits = beside.run(command);
        assertThat(waits.exit()).as(waits.toString()).isEqualTo(1);
        assertThat(container).doesNotExist();
        Matcher request = Pattern.compile("srq_[a-z2-7]{26}").matcher(waits.out());
        assertThat(request.find()).isTrue();
        assertThat(beside.run("seal", "allow", request.group(), "--by", "keeper")
                        .err())
                .contains("keeper");
        assertThat(beside.run("seal", "allow", request.group(), "--by", "head").exit())
                .isZero();
        Said sealed = beside.run(command);
        assertThat(sealed.exit()).as(sealed.toString()).isZero();

        Said whole = elsewhere(judging(container));
        assertThat(whole.exit()).as(whole.toString()).isZero();
        assertThat(whole.out()).contains("household.asice: whole", "Sealed by ");
        Said unknown = elsewhere("verify", container.toString());
        assertThat(unknown.exit()).as(unknown.toString()).isEqualTo(3);

        byte[] bytes = Files.readAllBytes(container);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Source-Organization");
        bytes[at] ^= 1;
        Files.write(container, bytes);
        Said altered = elsewhere(judging(container));
        assertThat(altered.exit()).isEqualTo(1);
        assertThat(altered.out()).contains("The file was changed: bag-info.txt");
    }

    @Test
    void another_house_takes_it_over_and_this_one_has_it_already() throws Exception {
        String household = household("尤五样例");
        Path bag = folder.resolve("household.zip");
        step("archive", "export", household, "--to", bag.toString(), "--by", archivist(), "--with-faults");

        Said own = beside.run("archive", "receive", bag.toString(), "--township", "999001001", "--by", archivist());
        assertThat(own.exit()).as(own.toString()).isZero();
        assertThat(own.out()).contains("was taken over before, as household " + household);

        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("other").toString()));
        try (House other = House.open(settings, DataDirectory.open(settings.home(), settings.kind()))) {
            var unused = other.accounts()
                    .createIfMissing(new Person("keeper", "某样例", Officer.BUREAU, Set.of(Role.ARCHIVIST)), "test");
            String[] command = {"archive", "receive", bag.toString(), "--township", "999001001", "--by", "keeper"};
            Said back = in(other, command);
            assertThat(back.exit()).as(back.toString()).isEqualTo(1);
            assertThat(back.out()).contains("is not taken over; the inspection (YJ) failed", "2-9  failed");
            Said taken = in(other, List.of("--with-faults"), command);
            assertThat(taken.exit()).as(taken.toString()).isZero();
            assertThat(taken.out())
                    .contains("Taken over as household hh_", "1 volumes, 1 items added")
                    .containsPattern("before it was taken \\(YJ\\): 1 items failed, \\d+ are for people")
                    .containsPattern("reception\\.json of item itm_")
                    .containsPattern("report is at /volumes/vol_[a-z2-7]{26}/inspections/YJ");
            assertThat(in(other, List.of("--with-faults"), command).out()).contains("was taken over before");

            byte[] bytes = Files.readAllBytes(bag);
            bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Source-Organization")] ^= 1;
            Files.write(bag, bytes);
            Said altered = in(other, List.of("--with-faults"), command);
            assertThat(altered.exit()).isEqualTo(1);
            assertThat(altered.out()).contains("cannot be taken over", "bag-info.txt");
        }
    }

    private static Said in(House other, List<String> more, String... command) {
        return in(other, Stream.concat(Stream.of(command), more.stream()).toArray(String[]::new));
    }

    private static Said in(House other, String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Locale.ENGLISH,
                Map.of());
        int exit = new Dispatch(console, other).run(command);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String archivist() {
        return house.login(Role.ARCHIVIST);
    }

    private void person(String login, Role role) {
        var unused = house.house()
                .accounts()
                .createIfMissing(new Person(login, "某样例", Officer.BUREAU, Set.of(role)), "test");
    }

    private String sealInUse() {
        String seal = beside.run(
                        "seal",
                        "draft",
                        "--owner",
                        "示例县民政局（样例）",
                        "--business",
                        "移交章",
                        "--code",
                        "11999001MB0000001A",
                        "--by",
                        "keeper")
                .out()
                .split(" ", 2)[0];
        step("seal", "approve", seal, "--by", "head");
        step("seal", "make", seal, "--key", "vault:sm2", "--key", "vault:ec", "--by", "keeper");
        step("seal", "file", seal, "--number", "999001-2026-0009", "--by", "keeper");
        step("seal", "activate", seal, "--by", "head");
        return seal;
    }

    private void step(String... arguments) {
        Said said = beside.run(arguments);
        assertThat(said.exit()).as(said.toString()).isZero();
    }

    /** With the root of the authority and its newest lists, as it publishes them. */
    private String[] judging(Path container) throws IOException {
        List<String> command = new ArrayList<>(List.of("verify", "--trust=" + root()));
        try (Stream<Path> lists =
                Files.list(house.house().directory().authority().resolve("crl"))) {
            lists.filter(list -> list.toString().endsWith(".pem")).forEach(list -> command.add("--crl=" + list));
        }
        command.add(container.toString());
        return command.toArray(String[]::new);
    }

    /** What a verifier trusts. */
    private Path root() throws IOException {
        try (Stream<Path> all = Files.list(house.house().directory().authority().resolve("trust"))) {
            return all.filter(file -> file.getFileName().toString().contains("ec-p256"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String household(String name) {
        Household household = house.openHousehold(name);
        var unused = house.file(household.number(), "样例", "许样例的话");
        return household.number().value();
    }

    /** On a machine that has no house. */
    private Said elsewhere(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Locale.ENGLISH,
                Map.of("HUDANG_HOME", folder.resolve("none").toString()));
        int exit = new Dispatch(console).run(arguments);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
