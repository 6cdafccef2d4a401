package org.hudang.archive.record;

import org.hudang.archive.ArchiveException;

/** A record in the storage root is damaged or none. */
public final class RecordUnreadable extends ArchiveException {
    /** @param what of it is wrong */
    public RecordUnreadable(String household, String what) {
        super("AR-201", household, what);
    }
}
