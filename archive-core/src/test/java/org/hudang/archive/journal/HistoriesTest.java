package org.hudang.archive.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Histories.Asked;
import org.hudang.archive.journal.Histories.Page;
import org.hudang.archive.journal.Histories.State;
import org.hudang.archive.journal.Histories.Thing;
import org.hudang.archive.journal.Histories.Told;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A history is told a page at a time, the newest first, and never when it was changed. */
class HistoriesTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private ArchiveBed bed;
    private Archive archive;
    private Histories histories;
    private HouseholdNumber home;
    private Volume volume;
    private Filed filed;

    @BeforeEach
    void file_and_look() {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 13);
        ArchiveRooms rooms = bed.rooms(PaperChecks.NOBODY);
        archive = rooms.archive();
        histories = rooms.histories();
        home = household(archive, "h", TOWN_A).number();
        volume = volume(archive, "v", home, TOWN_A);
        filed = archive.file(filing("f", volume, "a", "b"), TOWN_A);
        archive.file(filing("g", volume, "c"), BUREAU);
        for (int page = 1; page <= 3; page++) {
            archive.noteView(filed.items().get(0).renditions().get(0).id(), new Viewing.Page(page), BUREAU);
        }
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void the_newest_comes_first_with_what_it_is_about() {
        List<Told> told = histories.page(home, Asked.newest(50), TOWN_A).entries();

        assertThat(told).extracting(Told::number).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(told)
                .extracting(Told::act)
                .containsExactly(
                        "item.page",
                        "item.page",
                        "item.page",
                        "volume.file",
                        "volume.file",
                        "volume.open",
                        "household.open");
        assertThat(told.get(0).thing()).isEqualTo(new Thing.Paper("申请书 a"));
        assertThat(told.get(0).why()).isEqualTo("3");
        assertThat(told.get(3).thing()).isEqualTo(new Thing.OfVolume("最低生活保障申请", State.FILLED));
        assertThat(told.get(6).thing()).isEqualTo(new Thing.Other());
    }

    @Test
    void each_filing_says_how_many_papers_it_brought_also_on_a_page_of_its_own() {
        assertThat(histories.page(home, Asked.newest(50), TOWN_A).entries())
                .extracting(Told::brought)
                .containsExactly(0L, 0L, 0L, 1L, 2L, 0L, 0L);

        Asked one = new Asked(Optional.of("volume.file"), Optional.empty(), OptionalLong.of(4), 1);
        assertThat(histories.page(home, one, TOWN_A).entries())
                .singleElement()
                .extracting(Told::brought)
                .isEqualTo(2L);
    }

    @Test
    void pages_follow_each_other_without_gap_or_double_and_say_how_much_there_is() {
        List<Long> seen = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        do {
            Page page = histories.page(home, new Asked(Optional.empty(), Optional.empty(), before, 3), TOWN_A);
            assertThat(page.all()).isEqualTo(7);
            page.entries().forEach(entry -> seen.add(entry.number()));
            before = page.older();
        } while (before.isPresent());

        assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void what_comes_meanwhile_moves_no_page() {
        Page first = histories.page(home, Asked.newest(3), TOWN_A);
        archive.file(filing("later", volume, "d"), TOWN_A);

        Page second = histories.page(home, new Asked(Optional.empty(), Optional.empty(), first.older(), 3), TOWN_A);

        assertThat(second.entries()).extracting(Told::number).containsExactly(4L, 3L, 2L);
    }

    @Test
    void it_can_be_asked_by_act_by_person_and_by_both() {
        Page looked = histories.page(home, asked("item.page", ""), TOWN_A);
        assertThat(looked.all()).isEqualTo(3);
        assertThat(looked.entries()).allMatch(entry -> entry.act().equals("item.page"));

        assertThat(histories.page(home, asked("", TOWN_A.user()), TOWN_A).all()).isEqualTo(3);
        assertThat(histories
                        .page(home, asked("volume.file", BUREAU.user()), TOWN_A)
                        .entries())
                .extracting(Told::number)
                .containsExactly(4L);
        assertThat(histories
                        .page(home, asked("item.page", TOWN_A.user()), TOWN_A)
                        .entries())
                .isEmpty();
        assertThat(histories.choices(home, TOWN_A))
                .isEqualTo(new Histories.Choices(
                        List.of("household.open", "item.page", "volume.file", "volume.open"),
                        List.of(TOWN_A.user(), BUREAU.user())));
    }

    @Test
    void another_township_is_told_nothing() {
        assertThatThrownBy(() -> histories.page(home, Asked.newest(1), TOWN_B)).isInstanceOf(HouseholdUnknown.class);
        assertThat(histories.choices(home, TOWN_B).acts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update archive.journal set why = '9' where number = 5",
                "delete from archive.journal where number = 2",
                "delete from archive.journal where number = 7",
                "update archive.household set journal_mac = 'x'"
            })
    void a_history_that_was_changed_anywhere_is_not_told(String lie) {
        bed.asOwner(lie);

        assertThatThrownBy(() -> histories.page(home, Asked.newest(1), TOWN_A)).isInstanceOf(JournalBroken.class);
    }

    @Test
    void a_page_of_nothing_or_of_too_much_is_refused() {
        assertThatThrownBy(() -> Asked.newest(0))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("most");
        assertThatThrownBy(() -> Asked.newest(Histories.MOST + 1)).isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> new Asked(Optional.empty(), Optional.empty(), OptionalLong.of(0), 1))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("before");
    }

    private static Asked asked(String act, String who) {
        return new Asked(
                Optional.of(act).filter(one -> !one.isEmpty()),
                Optional.of(who).filter(one -> !one.isEmpty()),
                OptionalLong.empty(),
                50);
    }
}
