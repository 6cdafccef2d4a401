package org.hudang.archive.record;

import java.util.List;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.household.HouseholdNumber;

/**
 * The records of households in the storage root, by which the catalogue can be made anew when the database is lost.
 *
 * <p>Made by {@link org.hudang.archive.ArchiveBuilder#records()}; safe for use by many threads and processes.
 */
public interface HouseholdRecords {
    /**
     * Writes the records of households whose history has grown since, one after the other; one that somebody is working on
     * waits for the next call.
     *
     * @param most how many households at once
     */
    Written write(int most);

    /**
     * What a call did.
     *
     * @param written records
     * @param busy households that others hold
     * @param failed households whose record could not be written
     */
    record Written(int written, int busy, List<Failure> failed) {
        public Written {
            failed = List.copyOf(failed);
        }
    }

    /**
     * Why a record could not be written.
     *
     * @param code stable code of the cause
     */
    record Failure(HouseholdNumber household, String code) {}

    /**
     * Compares each record with the catalogue, under the lock of its household where they differ. A damaged record is marked, so
     * that the next {@link #write} replaces it.
     */
    List<Finding> check();

    /**
     * Fills an empty catalogue from the storage root: households, members, volumes, items, files, answers, histories and
     * series. What the storage root does not have is named, never invented.
     *
     * @throws CatalogueNotEmpty when there are rows already: nothing was changed
     */
    Rebuilt rebuild();

    /**
     * What was made.
     *
     * @param entries of histories
     * @param findings what could not be made anew, and what was made without a record
     */
    record Rebuilt(long households, long volumes, long items, long entries, List<Finding> findings) {
        public Rebuilt {
            findings = List.copyOf(findings);
        }
    }
}
