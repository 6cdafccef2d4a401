package org.hudang.archive.retention;

import org.hudang.archive.ArchiveException;

/** The policy of retention cannot be used: the place in it and the rule are named. */
public final class PolicyRefused extends ArchiveException {
    PolicyRefused(String where, String rule) {
        super("AR-310", where, rule);
    }
}
