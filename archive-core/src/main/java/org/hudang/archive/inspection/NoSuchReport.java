package org.hudang.archive.inspection;

import org.hudang.archive.ArchiveException;

/** No inspection of this stage was made of the volume. */
public final class NoSuchReport extends ArchiveException {
    public NoSuchReport(Stage stage) {
        super("AR-130", stage.name());
    }
}
