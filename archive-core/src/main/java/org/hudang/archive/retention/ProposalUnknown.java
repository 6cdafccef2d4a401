package org.hudang.archive.retention;

import org.hudang.archive.ArchiveException;

/** There is no such proposal, or not for this township. */
public final class ProposalUnknown extends ArchiveException {
    ProposalUnknown() {
        super("AR-313");
    }
}
