package org.hudang.archive.retention;

import org.hudang.archive.ArchiveException;

/** A hold has ended already. */
public final class HoldReleased extends ArchiveException {
    HoldReleased() {
        super("AR-312");
    }
}
