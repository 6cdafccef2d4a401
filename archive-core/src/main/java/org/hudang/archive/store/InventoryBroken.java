package org.hudang.archive.store;

import org.hudang.archive.ArchiveException;

/** An inventory of the storage root is not what it has to be. */
public final class InventoryBroken extends ArchiveException {
    public InventoryBroken(String object, String finding) {
        super("AR-051", object, finding);
    }
}
