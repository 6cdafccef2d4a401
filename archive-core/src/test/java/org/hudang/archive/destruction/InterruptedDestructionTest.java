package org.hudang.archive.destruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.BUREAU;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.util.List;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.retention.Proposal;
import org.hudang.archive.store.Steps;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Destruction that was cut off, and a database that was lost in the middle of it. */
class InterruptedDestructionTest extends DestructionHouse {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    InterruptedDestructionTest() {
        super(DATABASE);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    /** Ends the process before each of its steps, one after the other. */
    private static final class Killed extends Error {
        Killed() {
            super("killed");
        }
    }

    @Test
    void whatever_step_it_dies_at_the_next_process_brings_it_to_its_end() throws IOException {
        destruction().carryOut(filedList(), ONE);
        int steps = 1;
        for (int at = 1; at <= steps; at++) {
            volume = daily("killed-" + at, 2014);
            filed = archive.file(filing("killed-" + at, volume, SECRET, "second"), TOWN_A);
            ListNumber number = filedList();
            int[] reached = {0};
            int last = at;
            Steps dying = step -> {
                reached[0]++;
                if (reached[0] == last) {
                    throw new Killed();
                }
            };
            try {
                life(dying, told::add).destruction().carryOut(number, ONE);
            } catch (Killed dead) {
                steps = at + 1;
            }

            destruction().resume();
            destruction().carryOut(number, ONE);
            archive.recover();

            assertNothingIsLeft();
            assertThat(acts().stream().filter("volume.destroy"::equals)).hasSize(1);
            assertThat(acts().stream().filter("volume.destroyed"::equals)).hasSize(1);
        }
        assertThat(steps).isGreaterThan(12);
    }

    @Test
    void a_catalogue_made_anew_knows_what_was_destroyed() throws IOException {
        ListNumber number = filedList();
        destruction().carryOut(number, ONE);
        bed.records().write(100);
        List<Proposal> before = life().retention().proposals(BUREAU);
        DestructionList list = destruction().list(number, ONE);

        ArchiveBed.emptied(database);
        assertThat(bed.records().rebuild().findings()).isEmpty();

        assertThat(destruction().list(number, ONE)).isEqualTo(list);
        assertThat(life().retention().proposals(BUREAU)).isEqualTo(before);
        assertNothingIsLeft();
        assertThatThrownBy(() -> archive.file(filing("n", volume, "new"), TOWN_A))
                .isInstanceOf(VolumeDestroyed.class);
    }

    @Test
    void a_database_that_is_lost_in_the_middle_of_it_loses_no_step() throws IOException {
        for (String step : List.of("destroy object", "destroy remains")) {
            ArchiveBed.emptied(database);
            fill("lost-" + step.substring(8));
            ListNumber number = filedList();
            Steps dying = reached -> {
                if (reached.equals(step)) {
                    throw new Killed();
                }
            };
            try {
                life(dying, told::add).destruction().carryOut(number, ONE);
            } catch (Killed dead) {
                // as it was meant to be
            }
            ArchiveBed.emptied(database);
            assertThat(bed.records().rebuild().findings()).isEmpty();

            assertThat(destruction().resume().finished()).as(step).isEqualTo(1);
            assertNothingIsLeft();
        }
    }

    @Test
    void a_list_that_was_not_filed_is_lost_with_the_database_and_its_volumes_are_approved_as_before() {
        drawn();
        bed.records().write(100);

        ArchiveBed.emptied(database);
        bed.records().rebuild();

        assertThat(life().retention().proposals(BUREAU))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(Proposal.State.APPROVED));
        assertThat(archive.item(filed.items().get(0).id(), TOWN_A)).isPresent();
        bed.records().write(100);
        assertThat(bed.records().check()).isEmpty();
    }
}
