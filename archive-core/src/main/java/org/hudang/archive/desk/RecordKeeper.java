package org.hudang.archive.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.store.RecordFolder;
import org.hudang.archive.store.RecordFolder.Looked;
import org.hudang.archive.store.Restoring.Restored;
import org.hudang.archive.store.StoredFile;

/**
 * Reads records of households (户档底账) in the storage root, and has those that are not as they were written made anew from the
 * catalogue, as long as the history in the catalogue holds.
 */
final class RecordKeeper {
    private final DataSource source;
    private final Database database;
    private final RecordFolder folder;
    private final ReplicaRows rows;
    private final Journal journal;
    private final Consumer<HouseholdNumber> writing;
    private final Duration patience;

    /** @param writing writes the record of a household anew, with its lock in hand */
    RecordKeeper(ArchiveParts parts, Database database, Consumer<HouseholdNumber> writing) {
        this.source = parts.source();
        this.database = database;
        this.folder = parts.store().records();
        this.rows = new ReplicaRows(database.jdbc(), parts.clock());
        this.journal = new Journal(database.jdbc(), parts.cipher(), parts.clock());
        this.writing = writing;
        this.patience = parts.patience();
    }

    /**
     * What a look at a record gave.
     *
     * @param bytes that were read
     * @param open what is damaged and stays so
     * @param mended what was damaged and was written anew
     * @param restored the files that were
     */
    record Seen(long bytes, List<Finding> open, List<Finding> mended, List<Restored> restored) {
        static Seen whole(Looked looked) {
            return new Seen(looked.bytes(), List.of(), List.of(), List.of());
        }
    }

    /**
     * Reads a record and puts it right. Empty when nothing can be said of it now: it waits to be written, or somebody works on the
     * household.
     */
    Optional<Seen> look(HouseholdNumber household) {
        Optional<Looked> first = looked(household);
        if (first.isEmpty() || first.get().isWhole()) {
            return first.map(Seen::whole);
        }
        try (HouseholdLock lock = HouseholdLock.acquire(source, household, patience)) {
            Optional<Looked> settled = lock.held() ? looked(household) : Optional.empty();
            return settled.map(looked -> looked.isWhole() ? Seen.whole(looked) : anew(household, looked));
        } catch (HouseholdBusy e) {
            return Optional.empty();
        }
    }

    private Optional<Looked> looked(HouseholdNumber household) {
        return within(() -> rows.record(household)).map(now -> folder.look(household, now.sha256()));
    }

    private Seen anew(HouseholdNumber household, Looked looked) {
        Seen damaged = new Seen(looked.bytes(), looked.findings(), List.of(), List.of());
        if (!outdate(household)) {
            return damaged;
        }
        try {
            writing.accept(household);
        } catch (ArchiveException e) {
            return damaged;
        }
        return looked(household)
                .filter(Looked::isWhole)
                .map(now -> new Seen(
                        looked.bytes() + now.bytes(), List.of(), looked.findings(), restored(looked.findings(), now)))
                .orElse(damaged);
    }

    private static List<Restored> restored(List<Finding> findings, Looked now) {
        return now.files().stream()
                .filter(file ->
                        findings.stream().anyMatch(finding -> finding.where().equals(file.path())))
                .map(file -> new Restored(file.path(), file.sha512()))
                .toList();
    }

    /**
     * Lets a record be written anew. The caller holds the lock of the household.
     *
     * @return false when the history in the catalogue is broken itself: then what lies there is left alone
     */
    boolean outdate(HouseholdNumber household) {
        return within(() -> journal.verify(household).isEmpty() && rows.outdate(household) == 1);
    }

    /**
     * The files of a record for another copy; none of a record that is not as it was written, which is let be written anew. The
     * caller holds the lock of the household.
     *
     * @throws org.hudang.archive.ContentDamaged when it is damaged
     */
    List<StoredFile> files(ReplicaRows.Recorded now) {
        Looked looked = folder.look(now.household(), now.sha256());
        if (!looked.isWhole()) {
            var unused = outdate(now.household());
        }
        looked.findings().stream().findFirst().ifPresent(finding -> {
            throw ListKeeper.damaged(finding);
        });
        return looked.files();
    }

    private <T> T within(Supplier<T> work) {
        return database.within(Acting.BUREAU, work);
    }
}
