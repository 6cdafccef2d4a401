package org.hudang.archive.intake.tray;

import org.hudang.archive.ArchiveException;

/** The upload does not take this any more, as it stands. */
public final class UploadClosed extends ArchiveException {
    private static final long serialVersionUID = 1L;

    UploadClosed(String state) {
        super("AR-063", state);
    }
}
