package org.hudang.archive.destruction;

import org.hudang.archive.ArchiveException;

/** Something on the list was refused or changed since it was drawn up. */
public final class ListOutdated extends ArchiveException {
    ListOutdated(ListNumber number, String code) {
        super("AR-324", number, code);
    }
}
