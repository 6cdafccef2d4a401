package org.hudang.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.ContinuationFailed;
import org.hudang.archive.household.Household;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.server.account.Role;
import org.hudang.server.cli.Beside.Said;
import org.hudang.server.web.InOpenHouse;
import org.hudang.server.web.OpenHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A filing that cannot be completed is named, and given up by an archivist. */
@ExtendWith(InOpenHouse.class)
class StuckFilingTest {
    private static final Acting CLERK = new Acting("test", OpenHouse.OURS);

    private final OpenHouse house;
    private final Beside beside;

    StuckFilingTest(OpenHouse house) {
        this.house = house;
        this.beside = new Beside(house);
    }

    @AfterEach
    void close() {
        beside.close();
    }

    @Test
    void it_is_listed_only_an_archivist_gives_it_up_and_the_household_shows_who_and_why() {
        Household household = house.openHousehold("钱样例");
        VolumeId volume = stuck(household);

        Said listed = beside.run("archive", "recover");
        assertThat(listed.exit()).isEqualTo(1);
        assertThat(listed.out())
                .contains("stuck: 1.", volume.value(), household.number().value(), "fails with AR-016");
        house.house().upkeep().finishInterrupted();
        assertThat(house.house().upkeep().troubles()).containsEntry("stuck-filings", "1 AR-016");
        for (String nobody : List.of(house.login(Role.TOWNSHIP_CLERK), "nobody")) {
            Said refused = discard(volume, "不要了", nobody);
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("no archivist with the account " + nobody);
        }
        assertThat(discard(volume, " ", house.login(Role.ARCHIVIST)).err()).startsWith("AR-009");

        Said done = discard(volume, "钱样例的证明已经注销", house.login(Role.ARCHIVIST));

        assertThat(done.exit()).as(done.toString()).isZero();
        assertThat(done.out()).contains(volume.value(), "given up");
        assertThat(house.house().upkeep().troubles()).doesNotContainKey("stuck-filings");
        assertThat(beside.run("archive", "check").exit()).isZero();
        assertThat(beside.run("archive", "recover").exit()).isZero();
        assertThat(discard(volume, "再来一次", house.login(Role.ARCHIVIST)).out()).contains("nothing was given up");
        String page = house.as(Role.TOWNSHIP_CLERK)
                .get("/households/" + household.number())
                .body();
        assertThat(page).contains("办不下去的归档作废", "钱*例的证明已经注销", "某样例").doesNotContain("钱样例的证明");
    }

    @Test
    void what_is_no_number_of_a_volume_and_a_volume_nobody_knows_are_told_apart() {
        assertThat(discard(new VolumeId("vol_" + "a".repeat(26)), "看看", house.login(Role.ARCHIVIST))
                        .err())
                .startsWith("AR-004");
        assertThat(beside.run("archive", "discard", "nonsense", "--reason", "x", "--by", "y")
                        .exit())
                .isEqualTo(2);
    }

    private Said discard(VolumeId volume, String reason, String by) {
        return beside.run("archive", "discard", volume.value(), "--reason", reason, "--by", by);
    }

    /** Files a paper whose consequences cannot be written. */
    private VolumeId stuck(Household household) {
        VolumeId volume = house.house()
                .archive()
                .openVolume(new OpenVolume("stuck", household.number(), VolumeKind.APPROVAL, "DB", 2026, "样例卷"), CLERK)
                .id();
        NewRendition words = new NewRendition(
                RenditionRole.ORIGINAL,
                "words.txt",
                "text/plain",
                ContentSource.of("样例".getBytes(StandardCharsets.UTF_8)));
        NewItem item =
                new NewItem(ItemKind.OTHER, "样例", Optional.empty(), LocalDate.of(2026, 11, 1), "某样例", List.of(words));
        Filing filing = new Filing(
                "stuck",
                volume,
                "application",
                List.of(item),
                Optional.of(new Continuation("casework.application-filed", "no JSON")));
        assertThatThrownBy(() -> house.house().archive().file(filing, CLERK)).isInstanceOf(ContinuationFailed.class);
        return volume;
    }
}
