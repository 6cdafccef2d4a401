package org.hudang.archive.arranging;

import org.hudang.archive.ArchiveException;

/** The pages of a paper are as they came. */
public final class NothingToUndo extends ArchiveException {
    public NothingToUndo(String item) {
        super("AR-113", item);
    }
}
