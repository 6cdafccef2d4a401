package org.hudang.archive.retention;

import org.hudang.archive.ArchiveException;

/** A hold keeps the volume. */
public final class HeldBack extends ArchiveException {
    HeldBack(Hold.Kind kind) {
        super("AR-316", kind);
    }
}
