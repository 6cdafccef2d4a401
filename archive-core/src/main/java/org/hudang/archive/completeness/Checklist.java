package org.hudang.archive.completeness;

import java.util.List;
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

    /** True when there is a table and nothing of it is lacking. */
    public boolean complete() {
        return !table.isEmpty() && lacking().isEmpty();
    }

    /** A material and how the case stands to it. */
    public record Row(Material material, State state) {}

    /** How a case stands to a material. */
    public sealed interface State {
        /** True when the case cannot be closed like this. */
        default boolean lacking() {
            return !(this instanceof Present || this instanceof NotNeeded);
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
         * There, but a signature is missing.
         *
         * @param of the people who have not signed; empty when nobody has
         */
        record Unsigned(List<MemberId> of) implements State {
            public Unsigned {
                of = List.copyOf(of);
            }
        }

        /** There, but without a seal. */
        record Unsealed() implements State {}

        /** There, but what is signed in it does not hold. */
        record Broken() implements State {}
    }
}
