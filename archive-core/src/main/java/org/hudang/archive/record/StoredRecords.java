package org.hudang.archive.record;

import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.desk.ArchiveParts;
import org.hudang.archive.desk.Database;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Journal;

/** Records over PostgreSQL and a storage root. */
public final class StoredRecords implements HouseholdRecords {
    private final ArchiveParts parts;
    private final Database database;
    private final RecordRows rows;
    private final RecordWriter writer;
    private final Journal journal;

    public StoredRecords(ArchiveParts parts) {
        this.parts = parts;
        database = new Database(parts.source(), parts.transactions());
        rows = new RecordRows(database.jdbc());
        journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
        writer = new RecordWriter(parts.source(), database, parts.store().records(), rows, journal);
    }

    @Override
    public Written write(int most) {
        return writer.write(most);
    }

    /** Writes the record of one household, whose lock the caller holds. */
    public void renew(HouseholdNumber household) {
        boolean unused = writer.write(household);
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>(
                new RecordCheck(parts.source(), database, parts.store().records(), rows, writer, parts.patience())
                        .check());
        findings.addAll(database.within(Acting.BUREAU, () -> new ListRecords(database, parts.store()).check()));
        return findings;
    }

    @Override
    public Rebuilt rebuild() {
        return new Rebuild(
                        database,
                        parts.store(),
                        rows,
                        writer,
                        new Rebuild.Means(parts.cipher(), journal, parts.abreast()))
                .run();
    }
}
