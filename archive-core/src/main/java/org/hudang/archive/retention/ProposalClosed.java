package org.hudang.archive.retention;

import org.hudang.archive.ArchiveException;

/** A proposal is at its end; nothing more is said to it. */
public final class ProposalClosed extends ArchiveException {
    ProposalClosed(Proposal.State state) {
        super("AR-314", state);
    }
}
