package org.hudang.archive.intake.tray;

import org.hudang.archive.volume.ItemId;

/** The same bytes somewhere else in the same household (重复件). */
public sealed interface Twin {
    /**
     * A paper that is filed.
     *
     * @param code its archival code (档号)
     */
    record InArchive(ItemId item, String code) implements Twin {}

    /**
     * An upload that was begun earlier.
     *
     * @param name as its sender calls it
     */
    record InTray(UploadId upload, String name) implements Twin {}
}
