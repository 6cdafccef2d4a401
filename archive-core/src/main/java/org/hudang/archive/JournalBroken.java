package org.hudang.archive;

/** The history of a household was changed: the entry is named. */
public final class JournalBroken extends ArchiveException {
    public JournalBroken(String household, long entry, String finding) {
        super("AR-014", household, entry, finding);
    }
}
