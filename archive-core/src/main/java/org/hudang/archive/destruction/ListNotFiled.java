package org.hudang.archive.destruction;

import org.hudang.archive.ArchiveException;

/** A list has to be filed before anything on it is destroyed. */
public final class ListNotFiled extends ArchiveException {
    ListNotFiled(ListNumber number) {
        super("AR-322", number);
    }
}
