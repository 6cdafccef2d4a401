package org.hudang.archive.arranging;

import org.hudang.archive.ArchiveException;

/** A paper has no pages that can be put in order: its format has none, or they went to another paper. */
public final class PagesFixed extends ArchiveException {
    public PagesFixed(String item) {
        super("AR-111", item);
    }
}
