package org.hudang.archive.intake.tray;

import org.hudang.archive.ArchiveException;

/** The household has as many open uploads as it may have. */
public final class TrayFull extends ArchiveException {
    private static final long serialVersionUID = 1L;

    TrayFull(int most) {
        super("AR-062", most);
    }
}
