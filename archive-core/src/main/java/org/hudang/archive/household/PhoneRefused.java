package org.hudang.archive.household;

import org.hudang.archive.ArchiveException;

/** What was given is no telephone number. */
public final class PhoneRefused extends ArchiveException {
    public PhoneRefused() {
        super("AR-030");
    }
}
