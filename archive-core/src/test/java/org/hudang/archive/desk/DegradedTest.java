package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.text;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.NoRoom;
import org.hudang.archive.Recovered;
import org.hudang.archive.StoreDegraded;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.record.HouseholdRecords;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that failed to keep something is not believed when it says a second time that it did. */
class DegradedTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private final List<StoreDegraded> told = new ArrayList<>();
    private ArchiveBed bed;
    private Archive other;
    private Volume volume;

    @BeforeEach
    void open() {
        bed = new ArchiveBed(database, folder, 17);
        other = bed.archive();
        volume = volume(other, "v", household(other, "h", TOWN_A).number(), TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_force_of_what_stands_in_the_storage_is_never_tried_again_by_the_same_process() throws IOException {
        int standing = standingForces("probe");
        assertThat(standing).isGreaterThan(1);
        for (int at = 1; at <= standing; at++) {
            told.clear();
            Filing filing = filing("f" + at, volume, "paper " + at);
            Archive degraded = degradable(new FailsAt(at));

            assertThatThrownBy(() -> degraded.file(filing, TOWN_A)).isInstanceOf(StoreDegraded.class);
            assertThatThrownBy(() -> degraded.file(filing, TOWN_A)).isInstanceOf(StoreDegraded.class);
            assertThat(degraded.recover().stuck())
                    .extracting(Recovered.Stuck::code)
                    .containsExactly("AR-018");
            assertThat(told).as("told once").hasSize(1);

            // then a process that starts anew brings it to its end
            Archive next = bed.archive();
            assertThat(next.recover().rolledForward()).containsExactly(volume.id());
            assertThat(text(next, filing, TOWN_A, 0)).isEqualTo("paper " + at);
            assertThat(next.check().findings()).isEmpty();
        }
    }

    @Test
    void a_first_version_is_not_believed_either() throws IOException {
        Filing filing = filing("first", volume, "paper");
        Archive degraded = degradable(new FailsAt(1));

        assertThatThrownBy(() -> degraded.file(filing, TOWN_A)).isInstanceOf(StoreDegraded.class);
        assertThatThrownBy(() -> degraded.file(filing, TOWN_A)).isInstanceOf(StoreDegraded.class);

        Archive next = bed.archive();
        assertThat(next.recover().rolledForward()).containsExactly(volume.id());
        assertThat(text(next, filing, TOWN_A, 0)).isEqualTo("paper");
        assertThat(next.check().findings()).isEmpty();
    }

    @Test
    void what_was_acknowledged_is_answered_and_read_all_the_same() throws IOException {
        Filing before = filing("before", volume, "before");
        Filed answer = other.file(before, TOWN_A);
        Archive degraded = degradable(new FailsAt(1));
        assertThatThrownBy(() -> degraded.file(filing("f", volume, "paper"), TOWN_A))
                .isInstanceOf(StoreDegraded.class);

        assertThat(degraded.file(before, TOWN_A)).isEqualTo(answer.repeated());
        assertThat(text(degraded, before, TOWN_A, 0)).isEqualTo("before");
    }

    @Test
    void nothing_is_taken_back_on_a_disk_that_is_not_believed() {
        Archive degraded = degradable(new FailsAt(1));
        assertThatThrownBy(() -> degraded.file(filing("f", volume, "paper"), TOWN_A))
                .isInstanceOf(StoreDegraded.class);

        assertThatThrownBy(() -> degraded.discard(volume.id(), "磁盘故障", BUREAU)).isInstanceOf(StoreDegraded.class);

        assertThat(bed.archive().recover().rolledForward()).containsExactly(volume.id());
    }

    @Test
    void records_of_households_wait_for_the_new_start_as_well() {
        ArchiveBuilder builder = bed.builder(new FailsAt(1));
        Archive degraded = builder.build();
        assertThatThrownBy(() -> degraded.file(filing("f", volume, "paper"), TOWN_A))
                .isInstanceOf(StoreDegraded.class);

        assertThat(builder.records().write(10).failed())
                .extracting(HouseholdRecords.Failure::code)
                .containsExactly("AR-018");

        bed.archive().recover();
        assertThat(bed.records().write(10).failed()).isEmpty();
        assertThat(bed.records().check()).isEmpty();
    }

    @Test
    void staged_files_that_the_disk_refused_are_written_anew_and_the_process_goes_on() throws IOException {
        Filing filing = filing("f", volume, "paper");
        Archive archive = degradable(once("sync", "Input/output error"));

        assertThatThrownBy(() -> archive.file(filing, TOWN_A)).isInstanceOf(StoreFailed.class);

        assertThat(archive.file(filing, TOWN_A).again()).isFalse();
        assertThat(text(archive, filing, TOWN_A, 0)).isEqualTo("paper");
        assertThat(told).isEmpty();
    }

    @Test
    void a_disk_that_is_full_is_told_apart_from_one_that_fails() throws IOException {
        Filing filing = filing("f", volume, "paper");
        Archive archive = degradable(once("write", "No space left on device"));

        assertThatThrownBy(() -> archive.file(filing, TOWN_A)).isInstanceOf(NoRoom.class);

        assertThat(archive.file(filing, TOWN_A).again()).isFalse();
    }

    @Test
    void a_filing_that_has_no_room_is_refused_before_its_first_byte() {
        long free = folder.toFile().getUsableSpace();
        List<String> steps = new ArrayList<>();
        Archive archive = bed.builder(steps::add).keptFree(free + (1L << 40)).build();

        Throwable refused = catchThrowable(() -> archive.file(filing("f", volume, "paper"), TOWN_A));

        assertThat(refused).isInstanceOfSatisfying(NoRoom.class, full -> {
            assertThat((long) full.arguments().get(0)).isEqualTo(free + (1L << 40) + "paper".length());
            assertThat((long) full.arguments().get(1)).isPositive();
        });
        assertThat(steps).isEmpty();
        assertThat(other.recover().swept()).isZero();
    }

    /** How many forces a filing makes when its intent is open: all of them of what stands in the storage. */
    private int standingForces(String key) {
        Counts counts = new Counts();
        other.file(filing("before-" + key, volume, "before"), TOWN_A);
        bed.archive(counts).file(filing(key, volume, key), TOWN_A);
        return counts.standing;
    }

    private Archive degradable(Steps steps) {
        return bed.builder(steps).watch(told::add).build();
    }

    private static Steps once(String step, String said) {
        int[] reached = {0};
        return now -> {
            if (now.equals(step) && ++reached[0] == 1) {
                throw new IOException(said);
            }
        };
    }

    private static class Counts implements Steps {
        private boolean open;
        int standing;

        @Override
        public void reach(String step) throws IOException {
            open |= step.equals("commit intent");
            if (open && step.equals("sync folder")) {
                standing++;
                found();
            }
        }

        void found() throws IOException {
            // counting is all
        }
    }

    /** The disk fails once; whoever asks it again is told that all is well. */
    private static final class FailsAt extends Counts {
        private final int at;

        FailsAt(int at) {
            this.at = at;
        }

        @Override
        void found() throws IOException {
            if (standing == at) {
                throw new IOException("Input/output error");
            }
        }
    }
}
