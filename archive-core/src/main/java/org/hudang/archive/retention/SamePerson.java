package org.hudang.archive.retention;

import org.hudang.archive.ArchiveException;

/** Two people approve, neither of them the one who proposed, and both different. */
public final class SamePerson extends ArchiveException {
    SamePerson() {
        super("AR-315");
    }
}
