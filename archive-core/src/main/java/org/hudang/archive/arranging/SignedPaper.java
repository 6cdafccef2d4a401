package org.hudang.archive.arranging;

import org.hudang.archive.ArchiveException;

/** A paper carries signatures; a copy with other pages would say what nobody has signed. */
public final class SignedPaper extends ArchiveException {
    public SignedPaper(String item) {
        super("AR-110", item);
    }
}
