package org.hudang.archive.destruction;

import org.hudang.archive.ArchiveException;

/** No proposal is approved that could be listed. */
public final class NothingApproved extends ArchiveException {
    NothingApproved() {
        super("AR-319");
    }
}
