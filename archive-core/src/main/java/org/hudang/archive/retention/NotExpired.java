package org.hudang.archive.retention;

import org.hudang.archive.ArchiveException;

/** The period of a volume is not over, or not any more. */
public final class NotExpired extends ArchiveException {
    NotExpired() {
        super("AR-317");
    }
}
