package org.hudang.archive.completeness;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.Volume;

/**
 * What a case has and what it lacks (材料清单核对).
 *
 * @param volume its volume
 * @param matter where the case stands
 * @param table version of the materials table; empty when there is none for this programme and business
 * @param rows in the order of the table
 */
public record Checklist(Volume volume, VolumeCase matter, String table, List<Row> rows) {
    public Checklist {
        rows = List.copyOf(rows);
    }

    /** Rows without which the case cannot be closed. */
    public List<Row> lacking() {
        return rows.stream().filter(row -> row.state().lacking()).toList();
    }

    /** Rows of which only people can tell; they keep no case open. */
    public List<Row> forPeople() {
        return rows.stream()
                .filter(row -> row.state() instanceof State.ForPeople)
                .toList();
    }

    /** True when there is a table and nothing of it is lacking. */
    public boolean complete() {
        return !table.isEmpty() && lacking().isEmpty();
    }

    /** A material and how the case stands to it. */
    public record Row(Material material, State state) {}

    /** Why nobody but people can tell whether a material is as it has to be. */
    public enum Why {
        /** The case says that somebody signs for another (代签), and who may is not known here. */
        REPRESENTED,
        /** There is a seal of which nobody here can tell whose or of which kind it is. */
        SEAL_UNTOLD,
        /** A scan for several people, and nobody has noted whose ink is on it. */
        SIGNED_IN_INK,
        /** Nobody knows whether the household received relief. */
        RELIEF_UNKNOWN
    }

    /** How a case stands to a material. */
    public sealed interface State {
        /** True when the case cannot be closed like this. */
        default boolean lacking() {
            return !(this instanceof Present || this instanceof NotNeeded || this instanceof ForPeople);
        }

        /** There, and signed and sealed as far as a machine can tell. */
        record Present(List<ItemId> items) implements State {
            public Present {
                items = List.copyOf(items);
            }
        }

        /** Not there, and not asked for in this case. */
        record NotNeeded() implements State {}

        /**
         * For people to look at (需人工核对): neither there nor missing as far as a machine can tell.
         *
         * @param why at least one
         * @param items that are there
         * @param of people whose own signature is not there
         * @param seals asked for, of which nobody can tell whether they are there
         */
        record ForPeople(Set<Why> why, List<ItemId> items, List<MemberId> of, List<AskedSeal> seals) implements State {
            public ForPeople {
                EnumSet<Why> ordered = EnumSet.noneOf(Why.class);
                ordered.addAll(why);
                why = java.util.Collections.unmodifiableSet(ordered);
                items = List.copyOf(items);
                of = List.copyOf(of);
                seals = List.copyOf(seals);
            }
        }

        /**
         * Not there.
         *
         * @param of the people of whom it is missing; empty when one is needed for the household
         */
        record Missing(List<MemberId> of) implements State {
            public Missing {
                of = List.copyOf(of);
            }
        }

        /**
         * Not there for some of the quarters that are over.
         *
         * @param quarters of the volume's year, 1 to 4, ascending
         */
        record MissingIn(List<Integer> quarters) implements State {
            public MissingIn {
                quarters = List.copyOf(quarters);
            }
        }

        /**
         * There, but a signature is missing.
         *
         * @param of the people who have not signed; empty when nobody has
         */
        record Unsigned(List<MemberId> of) implements State {
            public Unsigned {
                of = List.copyOf(of);
            }
        }

        /**
         * There, but without a seal that it must carry.
         *
         * @param seals which are not there
         */
        record Unsealed(List<AskedSeal> seals) implements State {
            public Unsealed {
                seals = List.copyOf(seals);
            }
        }

        /** There, but what is signed in it does not hold. */
        record Broken() implements State {}
    }
}
