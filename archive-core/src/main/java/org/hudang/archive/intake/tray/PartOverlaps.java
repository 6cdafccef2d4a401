package org.hudang.archive.intake.tray;

import org.hudang.archive.ArchiveException;

/** Other bytes are there already. */
public final class PartOverlaps extends ArchiveException {
    private static final long serialVersionUID = 1L;

    PartOverlaps(long offset, int bytes) {
        super("AR-065", offset, bytes);
    }
}
