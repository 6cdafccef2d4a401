package org.hudang.archive.arranging;

import org.hudang.archive.ArchiveException;

/** Another paper that the edit was about was edited since, so the edit cannot be taken back. */
public final class EditedSince extends ArchiveException {
    public EditedSince(String item) {
        super("AR-114", item);
    }
}
