package org.hudang.archive.replica;

import org.hudang.archive.ArchiveException;

/** The place of the replica did not take or give a file. The archive itself is not touched, and it is tried again. */
public final class ReplicaFailed extends ArchiveException {
    /** @param step what was being done */
    public ReplicaFailed(String step, Throwable cause) {
        super("AR-141", step);
        initCause(cause);
    }
}
