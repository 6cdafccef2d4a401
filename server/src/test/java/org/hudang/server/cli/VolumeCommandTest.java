package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.account.Role;
import org.hudang.server.cli.Beside.Said;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.verify.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cases on the command line: the checklist of a volume or of a household, its end and its inspection. */
@ExtendWith(InOpenHouse.class)
class VolumeCommandTest {
    private final OpenHouse house;
    private final Beside beside;

    VolumeCommandTest(OpenHouse house) {
        this.house = house;
        this.beside = new Beside(house);
    }

    @AfterEach
    void close() {
        beside.close();
    }

    @Test
    void a_case_is_listed_declared_and_not_closed_while_something_is_missing() throws Exception {
        Household household = house.openHousehold("褚样例");
        ItemView item = house.file(household.number(), "样例", "样例");
        String volume = item.volume().value();
        String clerk = house.login(Role.TOWNSHIP_CLERK);

        Said listed = beside.run("volume", "checklist", household.number().value());
        assertThat(listed.exit()).isEqualTo(1);
        assertThat(listed.out()).contains(volume, "not complete", "missing  Record of the home visit", "褚*例");

        assertThat(beside.run("volume", "declare", volume, "--fact", "RENTED_HOME", "--by", clerk)
                        .out())
                .contains("missing  Rental contract");
        JsonNode json = new ObjectMapper()
                .readTree(beside.run("volume", "checklist", volume, "--json").out());
        assertThat(json.path("facts").get(0).asText()).isEqualTo("RENTED_HOME");
        assertThat(json.path("complete").asBoolean()).isFalse();

        String today = LocalDate.now(house.house().clock()).toString();
        Said refused = beside.run("volume", "close", volume, "--outcome", "CONFIRMED", "--on", today, "--by", clerk);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("it lacks:", "missing  Rental contract");
        assertThat(beside.run("volume", "close", volume, "--outcome", "CONFIRMED", "--on", today, "--by", "nobody")
                        .err())
                .contains("nobody");
    }

    @Test
    void a_report_is_asked_for_by_one_and_approved_by_another_and_its_file_is_valid() throws Exception {
        Household household = house.openHousehold("蒋样例");
        String volume = house.file(household.number(), "样例", "样例").volume().value();
        String archivist = house.login(Role.ARCHIVIST);
        String reviewer = house.login(Role.TOWNSHIP_REVIEWER);
        String seal = house
                .house()
                .signing()
                .registry()
                .all(new Officer("test", OpenHouse.OURS, "test"))
                .get(0)
                .id()
                .value();
        assertThat(beside.run("archive", "report", volume, "--by", archivist).err())
                .startsWith("AR-130");
        beside.run("archive", "inspect", volume, "--by", archivist);

        assertThat(beside.run("archive", "report", volume, "--seal", seal, "--by", reviewer)
                        .err())
                .contains(reviewer);
        Said asked = beside.run("archive", "report", volume, "--seal", seal, "--by", archivist);
        assertThat(asked.exit()).isEqualTo(3);
        assertThat(asked.out()).contains("GD-1 waits for the approval of somebody else");
        Path file = Files.createTempDirectory("report").resolve("report.pdf");
        Said approved = beside.run(
                "archive", "report", volume, "--approve", "--to", file.toString(), "--by", reviewer);
        assertThat(approved.exit()).as(approved.err()).isZero();
        assertThat(approved.out()).contains("GD-1 sealed, in the volume", file.toString());
        assertThat(beside.run("archive", "report", volume, "--by", archivist).exit())
                .isZero();
        assertThat(house.house()
                        .verifier()
                        .verify(file, house.house().verificationOptions())
                        .verdict())
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void only_an_archivist_inspects_and_opens_again() {
        Household household = house.openHousehold("卫样例");
        String volume = house.file(household.number(), "样例", "样例").volume().value();
        String clerk = house.login(Role.TOWNSHIP_CLERK);
        String archivist = house.login(Role.ARCHIVIST);

        Said inspected = beside.run("archive", "inspect", volume, "--by", archivist);
        assertThat(inspected.exit()).isEqualTo(1);
        assertThat(inspected.out())
                .contains("1-6  passed  ", "2-9  failed  Required materials are there", "4-1  by hand  ");
        assertThat(beside.run("archive", "inspect", volume, "--stage", "CQ", "--by", archivist)
                        .exit())
                .as("nobody scans for viruses here")
                .isEqualTo(3);
        assertThat(beside.run("archive", "inspect", volume, "--by", clerk).err())
                .contains(clerk);
        assertThat(beside.run("volume", "reopen", volume, "--reason", "复议", "--by", clerk)
                        .err())
                .contains(clerk);
        assertThat(beside.run("volume", "reopen", volume, "--reason", "复议", "--by", archivist)
                        .err())
                .startsWith("AR-009");
        assertThat(beside.run("archive", "inspect", "nonsense", "--by", archivist)
                        .exit())
                .isEqualTo(2);
    }
}
