package org.hudang.archive.replica;

import org.hudang.archive.ArchiveException;

/** A folder cannot be used as replica. */
public final class ReplicaRefused extends ArchiveException {
    /** Why. */
    public enum Rule {
        /** It is not there, no folder, or cannot be read or written. */
        UNREADABLE,
        /** Not empty and no replica. */
        NOT_OURS,
        /** It lies in the data of the archive, or the archive lies in it. */
        INSIDE,
        /** It lies on the disk of the archive, and would be lost with it. */
        SAME_DISK
    }

    private final Rule rule;

    ReplicaRefused(Rule rule, Object folder) {
        super("AR-140-" + rule.name(), folder);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
