package org.hudang.archive.destruction;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.hudang.archive.Acting;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Database;
import org.hudang.archive.destruction.DestructionRows.Going;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Entry;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.store.ObjectName;

/**
 * What comes after the point of no return, in an order in which a crash at any moment leaves something to go on with: the record says
 * that the volume is destroyed before its object is gone, so that a catalogue made anew in between knows it too. Every step may be
 * done again. Call it with the lock of the household.
 */
final class Ending {
    /** In whose name it is brought to its end after a crash. */
    static final String USER = "hudang";

    private static final String END = "volume.destroyed";

    private final ArchiveParts parts;
    private final Database database;
    private final DestructionRows rows;
    private final Journal journal;
    private final Consumer<HouseholdNumber> record;
    private final Remains remains;

    Ending(ArchiveParts parts, DestructionRows rows, Consumer<HouseholdNumber> record, Remains remains) {
        this.parts = parts;
        this.rows = rows;
        this.record = record;
        this.remains = remains;
        database = new Database(parts.source(), parts.transactions());
        journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
    }

    /** Goes all the steps; false when it was at its end already. */
    boolean of(Going going, String user) {
        HouseholdNumber household = going.gone().household();
        reach("destroy record");
        record.accept(household);
        reach("destroy object");
        ObjectName object = new ObjectName(household, going.gone().volume());
        parts.store().removal().remove(object);
        reach("destroy remains");
        remains.forget(going.gone());
        reach("destroy end");
        return database.within(Acting.BUREAU, () -> {
            boolean ended =
                    rows.finish(going.proposal(), parts.clock().instant().truncatedTo(ChronoUnit.MICROS));
            if (ended) {
                journal.append(
                        household,
                        new Entry(
                                user,
                                END,
                                going.gone().volume().value(),
                                "",
                                "",
                                going.list().value()));
            }
            return ended;
        });
    }

    private void reach(String step) {
        try {
            parts.steps().reach(step);
        } catch (IOException e) {
            throw new StoreFailed(step, e);
        }
    }
}
