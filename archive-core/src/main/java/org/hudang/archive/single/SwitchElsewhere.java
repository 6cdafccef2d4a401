package org.hudang.archive.single;

import org.hudang.archive.ArchiveException;

/** The switch stands where this cannot be done. */
public final class SwitchElsewhere extends ArchiveException {
    SwitchElsewhere(SingleSet found) {
        super("AR-328", found.line().word(), found.state().word());
    }
}
