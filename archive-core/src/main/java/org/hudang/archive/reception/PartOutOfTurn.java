package org.hudang.archive.reception;

import org.hudang.archive.ArchiveException;

/** The part does not begin where the bytes end that are there; nothing of it was kept. */
public final class PartOutOfTurn extends ArchiveException {
    private static final long serialVersionUID = 1L;

    PartOutOfTurn(long offset, long received) {
        super("AR-405", offset, received);
    }
}
