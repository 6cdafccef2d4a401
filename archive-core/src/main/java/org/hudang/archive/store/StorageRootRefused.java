package org.hudang.archive.store;

import org.hudang.archive.ArchiveException;

/** A folder cannot be used as storage root or as its work directory. */
public final class StorageRootRefused extends ArchiveException {
    /** Why. */
    public enum Rule {
        /** Not empty and not a storage root of OCFL 1.1. */
        NOT_OURS,
        /** A storage root with another layout. */
        OTHER_LAYOUT,
        /** Root and work directory lie on different file systems, so that nothing can be renamed between them. */
        OTHER_FILE_SYSTEM,
        /** The work directory lies inside the storage root. */
        WORK_INSIDE,
        /** It cannot be read or written. */
        UNREADABLE
    }

    private final Rule rule;

    StorageRootRefused(Rule rule, Object folder) {
        super("AR-052-" + rule.name(), folder);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
