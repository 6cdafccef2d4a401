package org.hudang.archive.intake.tray;

import org.hudang.archive.ArchiveException;

/** Fewer or more bytes came than were announced; nothing of them was kept. */
public final class PartIncomplete extends ArchiveException {
    private static final long serialVersionUID = 1L;

    /** In bytes. */
    public PartIncomplete(int announced, int came) {
        super("AR-066", announced, came);
    }
}
