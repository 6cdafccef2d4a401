package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.text;
import static org.hudang.archive.ArchiveBed.volume;

import io.ocfl.core.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.ContinuationFailed;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.Recovered;
import org.hudang.archive.Settled;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.VolumeBlocked;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Continuation;
import org.hudang.archive.volume.ContinuationHandler;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A filing that can be neither completed nor lost is given up by a person, and nothing that was answered goes with it. */
class DiscardTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    /** A house with one household, one volume, and a continuation that fails for as long as it is told to. */
    private static final class Place implements ContinuationHandler {
        private final ArchiveBed bed;
        private final Archive archive;
        private final HouseholdNumber home;
        private final Volume volume;
        private boolean fails;

        Place(Path folder) {
            bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 3).with(this);
            archive = bed.archive();
            home = household(archive, "h", TOWN_A).number();
            volume = volume(archive, "v", home, TOWN_A);
        }

        @Override
        public String name() {
            return "moody";
        }

        @Override
        public void apply(String json, Filed filed) {
            if (fails) {
                throw new IllegalStateException("not in the mood");
            }
        }

        /** A filing whose papers are safe and whose continuation fails. */
        Filing stuck(String key, String paper) {
            fails = true;
            Filing plain = filing(key, volume, paper);
            Filing filing = new Filing(
                    key, plain.volume(), plain.event(), plain.items(), Optional.of(new Continuation("moody", "")));
            assertThatThrownBy(() -> archive.file(filing, TOWN_A)).isInstanceOf(ContinuationFailed.class);
            return filing;
        }

        List<ItemView> items() {
            return archive.contents(home, TOWN_A).volumes().get(0).items();
        }

        JournalEntry last() {
            List<JournalEntry> entries = archive.journal(home, TOWN_A);
            return entries.get(entries.size() - 1);
        }

        void assertWhole() throws IOException {
            assertThat(archive.recover().stuck()).isEmpty();
            assertThat(archive.check().findings()).isEmpty();
            assertThat(bed.work).isEmptyDirectory();
            try (Stream<Path> all = Files.walk(bed.root)) {
                for (Path path : all.toList()) {
                    if (path.endsWith("0=ocfl_object_1.1")) {
                        assertThat(Validator.validateObject(path.getParent(), true)
                                        .getErrors())
                                .isEmpty();
                    }
                    if (Files.isDirectory(path)) {
                        assertThat(path).as("OCFL allows no empty folder").isNotEmptyDirectory();
                    }
                }
            }
        }
    }

    @Test
    void a_stuck_filing_is_listed_with_what_it_is_and_blocks_its_volume() {
        Place place = new Place(folder);
        place.stuck("f", "paper");

        Recovered recovered = place.archive.recover();

        assertThat(recovered.stuck())
                .containsExactly(new Recovered.Stuck(
                        place.volume.id(), place.home, "application", ArchiveBed.CLOCK.instant(), "AR-016"));
        assertThatThrownBy(() -> place.archive.file(filing("other", place.volume, "x"), TOWN_A))
                .isInstanceOf(VolumeBlocked.class);
    }

    @Test
    void discarding_a_first_filing_leaves_an_empty_volume_that_takes_filings_again() throws IOException {
        Place place = new Place(folder);
        Filing first = place.stuck("f", "paper");

        Settled settled = place.archive.discard(place.volume.id(), "证明已注销", BUREAU);

        assertThat(settled).isEqualTo(new Settled.Discarded("AR-016"));
        place.assertWhole();
        assertThat(place.items()).isEmpty();
        assertThat(place.last().act()).isEqualTo("filing.withdraw");
        assertThat(place.last().who()).isEqualTo(BUREAU.user());
        assertThat(place.last().why()).isEqualTo("证明已注销");
        place.fails = false;
        assertThat(place.archive.file(first, TOWN_A).again()).isFalse();
        assertThat(text(place.archive, first, TOWN_A, 0)).isEqualTo("paper");
        place.assertWhole();
    }

    @Test
    void discarding_a_later_filing_loses_nothing_that_was_answered() throws IOException {
        Place place = new Place(folder);
        Filing before = filing("f0", place.volume, "before");
        place.archive.file(before, TOWN_A);
        place.stuck("f1", "paper");

        place.archive.discard(place.volume.id(), "重复归档", BUREAU);

        assertThat(text(place.archive, before, TOWN_A, 0)).isEqualTo("before");
        assertThat(place.items()).hasSize(1);
        place.assertWhole();
        assertThat(place.archive
                        .file(filing("f2", place.volume, "after"), TOWN_A)
                        .version())
                .isEqualTo(2);
        place.assertWhole();
    }

    @Test
    void whatever_step_discarding_dies_at_the_answered_filing_stays_and_the_volume_comes_free() throws IOException {
        int steps = 0;
        for (int at = 1; steps == 0; at++) {
            Place place = new Place(folder.resolve("dies-" + at));
            Filing before = filing("f0", place.volume, "before");
            place.archive.file(before, TOWN_A);
            place.stuck("f1", "paper");
            DiesAt death = new DiesAt(at);

            try {
                place.bed.archive(death).discard(place.volume.id(), "到此为止", BUREAU);
                steps = death.seen;
            } catch (Killed e) {
                place.archive.discard(place.volume.id(), "到此为止", BUREAU);
            }

            assertThat(text(place.archive, before, TOWN_A, 0)).isEqualTo("before");
            assertThat(place.items()).hasSize(1);
            place.assertWhole();
            assertThat(place.archive
                            .file(filing("f2", place.volume, "after"), TOWN_A)
                            .version())
                    .isEqualTo(2);
        }
        assertThat(steps).isGreaterThan(12);
    }

    @Test
    void what_can_be_completed_after_all_is_completed_and_not_discarded() throws IOException {
        Place place = new Place(folder);
        Filing filing = place.stuck("f", "paper");
        place.fails = false;

        Settled settled = place.archive.discard(place.volume.id(), "以为办不下去", BUREAU);

        assertThat(settled).isInstanceOf(Settled.Completed.class);
        assertThat(text(place.archive, filing, TOWN_A, 0)).isEqualTo("paper");
        assertThat(place.last().act()).isEqualTo("volume.file");
        place.assertWhole();
    }

    @Test
    void what_was_completed_stays_when_the_disk_fails_only_in_tidying_up() throws IOException {
        Place place = new Place(folder);
        Filing filing = place.stuck("f", "paper");
        place.fails = false;
        Steps full = step -> {
            if (step.equals("answered")) {
                throw new IOException("no space left");
            }
        };

        assertThatThrownBy(() -> place.bed.archive(full).discard(place.volume.id(), "以为办不下去", BUREAU))
                .isInstanceOf(StoreFailed.class);

        assertThat(text(place.archive, filing, TOWN_A, 0)).isEqualTo("paper");
        assertThat(place.items()).hasSize(1);
        place.assertWhole();
    }

    @Test
    void where_nothing_waits_nothing_is_done() {
        Place place = new Place(folder);
        place.archive.file(filing("f", place.volume, "paper"), TOWN_A);

        assertThat(place.archive.discard(place.volume.id(), "看看", BUREAU)).isEqualTo(new Settled.Nothing());

        assertThat(place.items()).hasSize(1);
        assertThat(place.last().act()).isEqualTo("volume.file");
    }

    @Test
    void another_township_discards_nothing_and_nobody_does_without_a_reason() {
        Place place = new Place(folder);
        place.stuck("f", "paper");

        assertThatThrownBy(() -> place.archive.discard(place.volume.id(), "不是我的", TOWN_B))
                .isInstanceOf(VolumeUnknown.class);
        for (String reason : List.of(" ", "a\nb", "长".repeat(201))) {
            assertThatThrownBy(() -> place.archive.discard(place.volume.id(), reason, TOWN_A))
                    .isInstanceOf(CommandRefused.class);
        }

        assertThat(place.archive.recover().stuck()).hasSize(1);
    }

    @Test
    void nothing_is_removed_when_the_history_cannot_tell_it() throws IOException {
        Place place = new Place(folder);
        place.stuck("f", "paper");
        place.bed.asOwner("update archive.journal set who = 'nobody' where number = 1");

        assertThatThrownBy(() -> place.archive.discard(place.volume.id(), "日志坏了", BUREAU))
                .isInstanceOf(JournalBroken.class);

        try (Stream<Path> files = Files.walk(place.bed.root)) {
            assertThat(files).anyMatch(path -> path.toString().endsWith("1-original.txt"));
        }
        assertThat(place.archive.recover().stuck()).hasSize(1);
    }

    /** Not an exception that any code of the archive handles. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final class DiesAt implements Steps {
        private final int at;
        private int seen;

        DiesAt(int at) {
            this.at = at;
        }

        @Override
        public void reach(String step) {
            seen++;
            if (seen >= at) {
                throw new Killed();
            }
        }
    }
}
