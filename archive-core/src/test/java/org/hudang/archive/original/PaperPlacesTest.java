package org.hudang.archive.original;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.household.Household;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.retention.BenefitStops;
import org.hudang.archive.retention.RetentionPolicies;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ItemId;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where paper originals lie. */
class PaperPlacesTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final PaperPlace BOX = new PaperPlace.Kept("二号库房", "第 12 盒", "3");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive archive;
    private Household household;
    private ItemId item;
    private ItemId other;
    private PaperPlaces places;

    @BeforeEach
    void file_two() {
        bed = new ArchiveBed(database, folder, 51);
        archive = bed.archive();
        household = household(archive, "h", TOWN_A);
        var filed =
                archive.file(filing("f", volume(archive, "v", household.number(), TOWN_A), "paper", "second"), TOWN_A);
        item = filed.items().get(0).id();
        other = filed.items().get(1).id();
        places = bed.builder(Steps.SILENT)
                .life(new LifeRooms.Rules(15, RetentionPolicies.standard(), BenefitStops.NOBODY, List.of()))
                .places();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void the_newest_note_counts_and_those_before_stand_in_the_history() {
        places.note(item, BOX, TOWN_A);
        places.note(item, new PaperPlace.Elsewhere("借给县档案馆"), BUREAU);

        assertThat(places.of(item, TOWN_A)).contains(new PaperPlace.Elsewhere("借给县档案馆"));
        assertThat(places.of(household.number(), TOWN_A)).isEqualTo(Map.of(item, new PaperPlace.Elsewhere("借给县档案馆")));
        assertThat(places.of(other, TOWN_A)).isEmpty();
        assertThat(told()).containsExactly("二号库房 / 第 12 盒 / 3", "借给县档案馆");
    }

    @Test
    void the_same_note_again_is_told_once() {
        places.note(item, BOX, TOWN_A);
        places.note(item, new PaperPlace.Kept("二号库房", "第 12 盒", "3"), TOWN_A);

        assertThat(told()).hasSize(1);
    }

    @Test
    void another_township_can_neither_note_nor_see_it() {
        places.note(item, BOX, TOWN_A);

        assertThatThrownBy(() -> places.note(item, new PaperPlace.Elsewhere("样例"), TOWN_B))
                .isInstanceOf(ItemUnknown.class);
        assertThat(places.of(item, TOWN_B)).isEmpty();
        assertThat(places.of(household.number(), TOWN_B)).isEmpty();
        assertThat(places.of(item, TOWN_A)).contains(BOX);
    }

    @Test
    void a_place_is_one_visible_line_of_a_length_that_fits_a_list() {
        assertThatThrownBy(() -> new PaperPlace.Kept("", "1", "1")).isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> new PaperPlace.Kept("库房\n二", "1", "1")).isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> new PaperPlace.Kept("库", "1".repeat(41), "1")).isInstanceOf(CommandRefused.class);
        assertThatThrownBy(() -> new PaperPlace.Elsewhere(" ")).isInstanceOf(CommandRefused.class);
        assertThat(new PaperPlace.Kept("库", "", "7").line()).isEqualTo("库 / 7");
    }

    private List<String> told() {
        return archive.journal(household.number(), TOWN_A).stream()
                .filter(entry -> entry.act().equals("paper.place"))
                .map(JournalEntry::why)
                .toList();
    }
}
