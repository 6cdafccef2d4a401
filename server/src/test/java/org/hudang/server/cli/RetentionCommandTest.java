package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.StreamSupport;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Household;
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

/** Volumes whose period is over, on the command line. */
@ExtendWith(InOpenHouse.class)
class RetentionCommandTest {
    private final OpenHouse house;
    private final Beside beside;

    RetentionCommandTest(OpenHouse house) {
        this.house = house;
        this.beside = new Beside(house);
    }

    @AfterEach
    void close() {
        beside.close();
    }

    @Test
    void what_is_over_is_proposed_listed_approved_and_refused_by_those_who_may() throws Exception {
        Household household = house.openHousehold("杨样例");
        Volume volume = house.house()
                .archive()
                .openVolume(
                        new OpenVolume("retention-command", household.number(), VolumeKind.DAILY, "RC", 1999, "日常管理"),
                        new Acting("test", OpenHouse.OURS));
        String archivist = house.login(Role.ARCHIVIST);
        String other = "retention-other";
        String password = house.newAccount(other, OpenHouse.OURS, Role.ARCHIVIST);
        assertThat(password).isNotEmpty();

        assertThat(beside.run("retention", "propose", "--by", house.login(Role.TOWNSHIP_CLERK))
                        .exit())
                .isEqualTo(1);
        JsonNode proposed = new ObjectMapper()
                .readTree(beside.run("retention", "propose", "--by", archivist, "--json")
                        .out());
        String id = StreamSupport.stream(proposed.spliterator(), false)
                .filter(one -> one.path("volume").asText().equals(volume.id().value()))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
        assertThat(beside.run("retention", "list").out()).contains(id, volume.code(), "over on 2010-01-01 (D10)");

        Said same = beside.run("retention", "approve", id, "--by", archivist);
        assertThat(same.exit()).isEqualTo(1);
        assertThat(same.err()).contains("AR-315");
        assertThat(beside.run("retention", "approve", id, "--by", other).out()).contains("approved by one");
        assertThat(beside.run("retention", "refuse", id, "--reason", "样例", "--by", other)
                        .out())
                .contains("refused");
        assertThat(beside.run("retention", "approve", id, "--by", other).exit()).isEqualTo(1);
        assertThat(beside.run("retention", "approve", "dsp_x", "--by", other).exit())
                .isEqualTo(2);
    }
}
