package org.hudang.archive.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.RenditionUnknown;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionId;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who saw a paper unmasked stands in the history of its household. */
class ViewingTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive archive;
    private HouseholdNumber home;
    private ItemView item;

    @BeforeEach
    void one_paper() {
        bed = new ArchiveBed(database, folder, 3);
        archive = bed.archive();
        home = household(archive, "h", TOWN_A).number();
        archive.file(filing("f", volume(archive, "v", home, TOWN_A), "paper"), TOWN_A);
        item = archive.contents(home, TOWN_A).volumes().get(0).items().get(0);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void each_view_says_who_saw_what() {
        archive.noteView(item.original().id(), new Viewing.Page(2), TOWN_A);
        archive.noteView(item.original().id(), new Viewing.Words(), Acting.bureau("archivist"));
        archive.noteView(
                item.original().id(), new Viewing.Copy(item.original().id().value()), TOWN_A);

        List<JournalEntry> views = archive.journal(home, TOWN_A).subList(3, 6);
        assertThat(views)
                .extracting(JournalEntry::who, JournalEntry::act, JournalEntry::object, JournalEntry::why)
                .containsExactly(
                        tuple(TOWN_A.user(), "item.page", item.id().value(), "2"),
                        tuple("archivist", "item.words", item.id().value(), ""),
                        tuple(
                                TOWN_A.user(),
                                "item.copy",
                                item.id().value(),
                                item.original().id().value()));
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void a_view_between_two_filings_breaks_neither() {
        archive.noteView(item.original().id(), new Viewing.Page(1), TOWN_A);
        archive.file(filing("g", archive.contents(home, TOWN_A).volumes().get(0).volume(), "second"), TOWN_A);

        assertThat(archive.journal(home, TOWN_A)).extracting(JournalEntry::act).endsWith("item.page", "volume.file");
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void views_that_come_while_a_history_is_followed_do_not_make_it_look_changed() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService viewer = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> views = viewer.submit(() -> {
                int noted = 0;
                while (!enough.get()) {
                    archive.noteView(item.original().id(), new Viewing.Page(1), TOWN_A);
                    noted++;
                }
                return noted;
            });
            for (int i = 0; i < 25; i++) {
                assertThat(archive.journal(home, TOWN_A)).hasSizeGreaterThanOrEqualTo(3);
                assertThat(archive.check().findings()).isEmpty();
            }
            enough.set(true);
            assertThat(views.get()).isPositive();
        } finally {
            enough.set(true);
            viewer.shutdown();
        }
    }

    @Test
    void another_township_can_neither_see_nor_write_about_it() {
        assertThatThrownBy(() -> archive.noteView(item.original().id(), new Viewing.Page(1), TOWN_B))
                .isInstanceOf(RenditionUnknown.class);
        assertThatThrownBy(() -> archive.noteView(
                        new RenditionId("rnd_aaaaaaaaaaaaaaaaaaaaaaaaaa"), new Viewing.Page(1), TOWN_A))
                .isInstanceOf(RenditionUnknown.class);
        assertThat(archive.journal(home, TOWN_A)).hasSize(3);
    }

    @Test
    void a_history_that_was_cut_takes_no_further_entry() {
        bed.asOwner(
                "update archive.household set journal_number = 2, journal_hash = (select hash from archive.journal"
                        + " where number = 2 and household = ?) where number = ?",
                home.value(),
                home.value());

        assertThatThrownBy(() -> archive.noteView(item.original().id(), new Viewing.Page(1), TOWN_A))
                .isInstanceOf(JournalBroken.class);
    }
}
