package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.CLOCK;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.LongKeeping;
import org.hudang.archive.inspection.LongKeeping.Month;
import org.hudang.archive.inspection.LongKeeping.Rule;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeId;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which volumes are looked at again, and what is told of all inspections. */
class LongKeepingTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final Instant now = CLOCK.instant();
    private final Rule year = new Rule(now.minus(Duration.ofDays(365)), now.minus(Duration.ofDays(1)));
    private ArchiveBed bed;
    private ArchiveRooms rooms;
    private LongKeeping keeping;
    private Archive archive;
    private Household home;
    private Volume old;
    private Volume young;

    @BeforeEach
    void keep_two_volumes_and_an_empty_one() {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 9);
        rooms = bed.rooms((item, acting) -> new Paper.ByHand());
        keeping = rooms.longKeeping();
        archive = rooms.archive();
        home = household(archive, "h", TOWN_A);
        old = volume(archive, "old", home.number(), TOWN_A);
        young = volume(archive, "young", home.number(), TOWN_A);
        Volume empty = volume(archive, "empty", home.number(), TOWN_A);
        archive.file(filing("f1", old, "paper"), TOWN_A);
        archive.file(filing("f2", young, "paper"), TOWN_A);
        ago(
                "update archive.volume set opened_at = ? where id in (?, ?)",
                400,
                old.id().value(),
                empty.id().value());
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_volume_is_due_a_year_after_it_was_opened_and_not_while_it_is_empty() {
        assertThat(due()).containsExactly(old.id());
        assertThat(keeping.due(year, 10, TOWN_B)).isEmpty();
    }

    @Test
    void a_volume_that_was_looked_at_is_due_a_year_later() {
        rooms.inspections().inspect(old.id(), Stage.CQ, TOWN_A);
        assertThat(due()).isEmpty();

        inspectedAgo(366, old);

        assertThat(due()).containsExactly(old.id());
    }

    @Test
    void an_inspection_of_another_stage_is_none_of_its_long_keeping() {
        rooms.inspections().inspect(old.id(), Stage.GD, TOWN_A);

        assertThat(due()).containsExactly(old.id());
    }

    @Test
    void a_volume_that_changed_since_is_looked_at_again_after_a_day() {
        rooms.inspections().inspect(young.id(), Stage.CQ, TOWN_A);
        rooms.inspections().inspect(old.id(), Stage.CQ, TOWN_A);
        archive.file(filing("f3", young, "copy in another format"), TOWN_A);
        assertThat(due()).isEmpty();

        inspectedAgo(2, young);
        inspectedAgo(2, old);

        assertThat(due()).containsExactly(young.id());
    }

    @Test
    void inspections_are_counted_by_month_of_the_office_and_stage() {
        rooms.inspections().inspect(old.id(), Stage.CQ, TOWN_A);
        rooms.inspections().inspect(old.id(), Stage.CQ, TOWN_A);
        rooms.inspections().inspect(young.id(), Stage.GD, TOWN_A);
        bed.asOwner("update archive.inspection set at = timestamptz '2026-07-31T16:30:00Z' where number = 2");

        // half past midnight of August in Asia/Shanghai; a volume without its materials fails GD
        assertThat(keeping.months(YearMonth.of(2026, 8), BUREAU))
                .containsExactly(
                        new Month(YearMonth.of(2026, 8), Stage.CQ, 1, 0, 1),
                        new Month(YearMonth.of(2026, 9), Stage.CQ, 1, 0, 1),
                        new Month(YearMonth.of(2026, 9), Stage.GD, 1, 1, 0));
        assertThat(keeping.months(YearMonth.of(2026, 9), BUREAU)).hasSize(2);
        assertThat(keeping.months(YearMonth.of(2026, 8), TOWN_B)).isEmpty();
    }

    @Test
    void a_volume_fails_while_its_newest_inspection_does() {
        bed.asOwner(
                "update archive.rendition set sha256 = repeat('0', 64) where item in"
                        + " (select id from archive.item where volume = ?)",
                old.id().value());
        rooms.inspections().inspect(old.id(), Stage.CQ, TOWN_A);

        assertThat(keeping.failing(10, TOWN_A)).singleElement().satisfies(failing -> {
            assertThat(failing.volume()).isEqualTo(old.id());
            assertThat(failing.household()).isEqualTo(home.number());
            assertThat(failing.code()).isEqualTo(old.code());
            assertThat(failing.items()).isPositive();
        });
        assertThat(keeping.failing(10, TOWN_B)).isEmpty();
    }

    private List<VolumeId> due() {
        return keeping.due(year, 10, BUREAU);
    }

    private void inspectedAgo(int days, Volume volume) {
        ago(
                "update archive.inspection set at = ? where volume = ?",
                days,
                volume.id().value());
    }

    private void ago(String sql, int days, String... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = OffsetDateTime.ofInstant(now.minus(Duration.ofDays(days)), ZoneOffset.UTC);
        System.arraycopy(more, 0, arguments, 1, more.length);
        bed.asOwner(sql, arguments);
    }
}
