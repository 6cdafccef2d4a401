package org.hudang.archive.destruction;

import org.hudang.archive.ArchiveException;

/** There is no such list, or not for this office. */
public final class ListUnknown extends ArchiveException {
    ListUnknown(ListNumber number) {
        super("AR-318", number);
    }
}
