package org.hudang.archive.replica;

import org.hudang.archive.ArchiveException;
import org.hudang.archive.retention.ProposalId;

/** Nothing leaves a replica that two people did not approve, or that a hold keeps. */
public final class RemovalRefused extends ArchiveException {
    /** @param proposal that does not allow it */
    public RemovalRefused(ProposalId proposal) {
        super("AR-142", proposal);
    }
}
