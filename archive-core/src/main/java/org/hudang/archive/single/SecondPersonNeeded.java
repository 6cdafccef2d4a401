package org.hudang.archive.single;

import org.hudang.archive.ArchiveException;

/** Whoever entered a feasibility record does not approve it. */
public final class SecondPersonNeeded extends ArchiveException {
    SecondPersonNeeded(BusinessLine line) {
        super("AR-329", line.word());
    }
}
