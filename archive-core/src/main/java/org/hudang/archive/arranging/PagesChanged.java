package org.hudang.archive.arranging;

import org.hudang.archive.ArchiveException;

/** A paper was edited since the caller looked at it. */
public final class PagesChanged extends ArchiveException {
    public PagesChanged(String item) {
        super("AR-112", item);
    }
}
