package org.hudang.archive;

import java.util.List;

/**
 * Result of comparing catalogue, storage and journal with each other.
 *
 * @param households chains of journal that were followed
 * @param volumes objects that were compared
 * @param files content files whose digest was computed
 * @param bytes their length
 * @param findings everything that does not agree; empty when all is well
 */
public record CheckReport(long households, long volumes, long files, long bytes, List<Finding> findings) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** True when nothing was found. */
    public boolean clean() {
        return findings.isEmpty();
    }

    /**
     * One thing that does not agree.
     *
     * @param kind what is wrong
     * @param where household, volume, rendition, path below the storage root or journal entry
     * @param expected what was recorded
     * @param found what is there
     */
    public record Finding(Kind kind, String where, String expected, String found) {}

    /** Kinds of disagreement. */
    public enum Kind {
        /** In the catalogue, not in the storage. */
        OBJECT_MISSING,
        /** In the storage, not in the catalogue. */
        OBJECT_UNKNOWN,
        /** The newest version in the storage is not the one in the catalogue. */
        VERSION_DIFFERS,
        /** A row of the catalogue does not say what was filed. */
        CATALOGUE_DIFFERS,
        /** The inventory is no inventory, or not the one its sidecar names. */
        INVENTORY_BROKEN,
        /** A content file is not there. */
        FILE_MISSING,
        /** A content file has other bytes. */
        FILE_ALTERED,
        /** The disk does not give a file or a folder back. */
        FILE_UNREADABLE,
        /** A file lies where none belongs. */
        FILE_UNKNOWN,
        /** The history was changed. */
        JOURNAL_BROKEN,
        /** The history in the database is not the one that the storage remembers. */
        JOURNAL_CUT,
        /** Something changed and the history has no entry of it. */
        UNTOLD,
        /** The history tells of something that stands in the catalogue no more. */
        ROW_GONE,
        /** An answer that was given names what is not there. */
        ANSWER_UNTRUE,
        /** A filing without answer waits for recovery. */
        INTENT_OPEN,
        /** Made anew without what only a record tells: who opened, answers, history. */
        RECORD_MISSING,
        /** Could not be made anew. */
        NOT_REBUILT
    }
}
