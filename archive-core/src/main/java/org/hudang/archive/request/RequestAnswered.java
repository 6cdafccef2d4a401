package org.hudang.archive.request;

import org.hudang.archive.ArchiveException;

/** A request was answered otherwise already. */
public final class RequestAnswered extends ArchiveException {
    RequestAnswered(PersonRequest.Outcome outcome) {
        super("AR-302", outcome);
    }
}
