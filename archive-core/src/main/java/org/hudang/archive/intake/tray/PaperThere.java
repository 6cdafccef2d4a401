package org.hudang.archive.intake.tray;

import org.hudang.archive.ArchiveException;

/** The same bytes are filed in this household already. */
public final class PaperThere extends ArchiveException {
    private static final long serialVersionUID = 1L;

    PaperThere(String code) {
        super("AR-068", code);
    }
}
