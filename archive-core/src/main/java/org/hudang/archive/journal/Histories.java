package org.hudang.archive.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hudang.archive.Acting;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.household.HouseholdNumber;

/**
 * What happened to the files of households (经过), a page at a time, the newest first.
 *
 * <p><b>Guarantee.</b> Nothing is told out of a history that does not hold: it is followed to its head each time, as a stream.
 * However long a history is, no more of it than one page is in memory.
 */
public interface Histories {
    /** The most that one page has. */
    int MOST = 500;

    /**
     * A page of the history of a household.
     *
     * @throws org.hudang.archive.HouseholdUnknown when there is no such household for this township
     * @throws org.hudang.archive.JournalBroken when its history was changed
     */
    Page page(HouseholdNumber household, Asked asked, Acting acting);

    /** What can be asked for in the history of a household: acts and people that stand in it, each in its order. */
    Choices choices(HouseholdNumber household, Acting acting);

    /**
     * What is asked for.
     *
     * @param act of this code only
     * @param who by this person only
     * @param before entries older than the one of this number
     * @param most how many; 1 to {@link #MOST}
     */
    record Asked(Optional<String> act, Optional<String> who, OptionalLong before, int most) {
        /** @throws CommandRefused when most or before is out of its range */
        public Asked {
            if (most < 1 || most > MOST) {
                throw new CommandRefused("most", "1-" + MOST);
            }
            if (before.isPresent() && before.getAsLong() < 1) {
                throw new CommandRefused("before", ">= 1");
            }
        }

        /** The newest entries of any kind. */
        public static Asked newest(int most) {
            return new Asked(Optional.empty(), Optional.empty(), OptionalLong.empty(), most);
        }
    }

    /**
     * A page.
     *
     * @param entries the newest first
     * @param all how many there are that were asked for, on all pages
     * @param older number to ask for before which the next page begins; empty on the last one
     */
    record Page(List<Told> entries, long all, OptionalLong older) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** Acts and people of a history. */
    record Choices(List<String> acts, List<String> people) {
        public Choices {
            acts = List.copyOf(acts);
            people = List.copyOf(people);
        }
    }

    /**
     * An entry as it can be told.
     *
     * @param number position in the history, from 1
     * @param act code of the act, as it stands there
     * @param object identifier of what was acted on
     * @param thing what that is today
     * @param brought papers that came with a filing and are still there; 0 for every other act
     */
    record Told(
            long number, Instant at, String who, String act, String object, String why, Thing thing, long brought) {}

    /** What an entry is about, as it is today. */
    sealed interface Thing {
        /** Its title; empty when it has none, or is gone. */
        default String title() {
            return "";
        }

        /** A paper that is there. */
        record Paper(String title) implements Thing {}

        /** A volume. */
        record OfVolume(String title, State state) implements Thing {}

        /** Neither: the household itself, something beside it, or what was destroyed. */
        record Other() implements Thing {}
    }

    /** Whether a volume has papers. */
    enum State {
        /** Something is filed in it. */
        FILLED,
        /** Nothing is filed in it, or nothing any more. */
        EMPTY
    }
}
