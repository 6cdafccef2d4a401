package org.hudang.archive.intake.tray;

import org.hudang.archive.ArchiveException;

/** The disk cannot hold the file beside what is expected already; nothing was taken. */
public final class NoRoomForUpload extends ArchiveException {
    private static final long serialVersionUID = 1L;

    /** In bytes. */
    public NoRoomForUpload(long needed, long free) {
        super("AR-061", needed >> 20, free >> 20);
    }
}
