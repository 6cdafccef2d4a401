package org.hudang.archive.destruction;

import org.hudang.archive.ArchiveException;

/** The volume was destroyed; nothing is filed in it any more. */
public final class VolumeDestroyed extends ArchiveException {
    /** @param code archival code of the volume */
    public VolumeDestroyed(String code) {
        super("AR-326", code);
    }
}
