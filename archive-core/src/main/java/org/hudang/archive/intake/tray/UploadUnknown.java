package org.hudang.archive.intake.tray;

import org.hudang.archive.ArchiveException;

/** There is no such upload, or it is another township's. */
public final class UploadUnknown extends ArchiveException {
    private static final long serialVersionUID = 1L;

    /** Nothing of it is told. */
    public UploadUnknown() {
        super("AR-060");
    }
}
