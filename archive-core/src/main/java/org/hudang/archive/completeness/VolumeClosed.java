package org.hudang.archive.completeness;

import org.hudang.archive.ArchiveException;

/** The volume is closed and takes no papers until it is opened again. */
public final class VolumeClosed extends ArchiveException {
    public VolumeClosed(String code) {
        super("AR-121", code);
    }
}
