package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
import org.hudang.archive.retention.Hold;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.retention.Retention;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.account.Role;
import org.hudang.server.cli.Beside.Said;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Lists and what stands on them, on the command line. */
@ExtendWith(InOpenHouse.class)
class DestroyCommandTest {
    private static final Acting BUREAU = Acting.bureau("test");

    @TempDir
    private Path folder;

    private final OpenHouse house;
    private final Beside beside;

    DestroyCommandTest(OpenHouse house) {
        this.house = house;
        this.beside = new Beside(house);
    }

    @AfterEach
    void close() {
        beside.close();
    }

    @Test
    void a_list_is_drawn_withdrawn_drawn_again_filed_and_run_by_an_archivist_of_the_bureau_alone() throws Exception {
        Household household = house.openHousehold("尤样例");
        Volume volume = house.house()
                .archive()
                .openVolume(
                        new OpenVolume("destroy-command", household.number(), VolumeKind.DAILY, "RC", 1998, "日常管理"),
                        new Acting("test", OpenHouse.OURS));
        Retention retention = house.house().life().retention();
        var unused = retention.propose(BUREAU);
        Proposal proposal = retention.proposals(BUREAU).stream()
                .filter(one -> one.volume().equals(volume.id()))
                .findFirst()
                .orElseThrow();
        retention.approve(proposal.id(), Acting.bureau("first"));
        retention.approve(proposal.id(), Acting.bureau("second"));
        String bureau = "destroy-command";
        assertThat(house.newAccount(bureau, Acting.BUREAU, Role.ARCHIVIST)).isNotEmpty();

        assertThat(beside.run("destroy", "draw", "--by", house.login(Role.BUREAU_APPROVER))
                        .exit())
                .isEqualTo(1);
        Said township = beside.run("destroy", "draw", "--by", house.login(Role.ARCHIVIST));
        assertThat(township.exit()).isEqualTo(1);
        assertThat(township.err()).contains("AR-002");
        String first = number(beside.run("destroy", "draw", "--by", bureau));
        assertThat(beside.run("destroy", "withdraw", first, "--by", bureau).out())
                .contains(first + " withdrawn");
        String list = number(beside.run("destroy", "draw", "--by", bureau));
        assertThat(beside.run("destroy", "run", list, "--by", bureau).err()).contains("AR-322");
        assertThat(beside.run("destroy", "file", list, "--by", bureau).out()).contains(list + " filed, sealed");
        Path sheet = folder.resolve("list.pdf");
        assertThat(beside.run("destroy", "sheet", list, "--to", sheet.toString(), "--by", bureau)
                        .exit())
                .isZero();
        assertThat(sheet).isNotEmptyFile();

        Hold hold = retention.hold(
                new Retention.NewHold("k", household.number(), Optional.of(volume.id()), Hold.Kind.LITIGATION, "样例"),
                BUREAU);
        Said held = beside.run("destroy", "run", list, "--by", bureau);
        assertThat(held.exit()).isEqualTo(1);
        assertThat(held.out()).contains(volume.code() + " a hold keeps it; not destroyed");
        retention.release(hold.id(), "结案", BUREAU);
        Said done = beside.run("destroy", "run", list, "--by", bureau);
        assertThat(done.exit()).as(done.toString()).isZero();
        assertThat(done.out()).contains(volume.code() + " destroyed");
        JsonNode all = new ObjectMapper()
                .readTree(beside.run("destroy", "list", "--json").out());
        assertThat(all.get(0).path("number").asText()).isEqualTo(list);
        assertThat(all.findValuesAsText("state")).contains("FILED", "WITHDRAWN", "DESTROYED");
        assertThat(beside.run("destroy", "run", "XH-1", "--by", bureau).exit()).isEqualTo(2);
        assertThat(beside.run("destroy", "run", "XH-1949-0001", "--by", bureau).err())
                .contains("AR-318");
    }

    private static String number(Said said) {
        assertThat(said.exit()).as(said.toString()).isZero();
        return said.out().substring(0, "XH-2026-0001".length());
    }
}
