package org.hudang.archive.destruction;

import org.hudang.archive.ArchiveException;

/** A list that is filed or withdrawn does not change any more. */
public final class ListClosed extends ArchiveException {
    ListClosed(ListNumber number, DestructionList.State state) {
        super("AR-323", number, state);
    }
}
