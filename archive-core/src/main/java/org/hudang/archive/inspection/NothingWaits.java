package org.hudang.archive.inspection;

import org.hudang.archive.ArchiveException;

/** Nobody has asked for a seal on this report, or it was decided meanwhile. */
public final class NothingWaits extends ArchiveException {
    public NothingWaits(Stage stage) {
        super("AR-131", stage.name());
    }
}
