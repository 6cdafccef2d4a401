package org.hudang.archive.replica;

import org.hudang.archive.ArchiveException;

/** A folder or a bucket cannot be used as replica. */
public final class ReplicaRefused extends ArchiveException {
    /** Why. */
    public enum Rule {
        /** It is not there, no folder, or cannot be read or written. */
        UNREADABLE,
        /** Not empty and no replica. */
        NOT_OURS,
        /** It is the copy of another archive: there are households in it, and this archive has none of them. */
        OTHER_ARCHIVE,
        /** It lies in the data of the archive, or the archive lies in it. */
        INSIDE,
        /** It lies on the disk of the archive, and would be lost with it. */
        SAME_DISK,
        /** The bucket is not there, or the key does not open it. */
        CLOSED,
        /** The file with the key of the bucket cannot be read, or is none. */
        KEY_FILE,
        /** What is put into the bucket was to be locked, and it cannot lock. */
        NO_LOCK
    }

    private final Rule rule;

    /** @param place where it was to be, in words for people */
    public ReplicaRefused(Rule rule, Object place) {
        super("AR-140-" + rule.name(), place);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
