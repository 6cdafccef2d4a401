package org.hudang.archive.intake.tray;

import org.hudang.archive.ArchiveException;

/** The part is longer than allowed, or reaches beyond the announced end of the file. */
public final class PartMisplaced extends ArchiveException {
    private static final long serialVersionUID = 1L;

    /** @param end of the announced file */
    public PartMisplaced(long offset, int bytes, long end) {
        super("AR-064", offset, bytes, end);
    }
}
