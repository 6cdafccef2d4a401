package org.hudang.archive.intake.tray;

import org.hudang.archive.ArchiveException;

/** The sender says that all is there, but bytes are missing. */
public final class UploadIncomplete extends ArchiveException {
    private static final long serialVersionUID = 1L;

    /** In bytes. */
    public UploadIncomplete(long announced, long received) {
        super("AR-067", announced, received);
    }
}
