package org.hudang.archive.retention;

import org.hudang.archive.ArchiveException;

/** There is no such hold, or not for this township. */
public final class HoldUnknown extends ArchiveException {
    HoldUnknown() {
        super("AR-311");
    }
}
