package org.hudang.archive.destruction;

import org.hudang.archive.ArchiveException;

/** What is kept of the list in the storage root is not what was filed. */
public final class ListDamaged extends ArchiveException {
    ListDamaged(ListNumber number) {
        super("AR-325", number);
    }
}
