package org.hudang.archive.record;

import org.hudang.archive.ArchiveException;

/** A catalogue is made anew in an empty database only. */
public final class CatalogueNotEmpty extends ArchiveException {
    /** @param table the first one with rows */
    public CatalogueNotEmpty(String table) {
        super("AR-200", table);
    }
}
