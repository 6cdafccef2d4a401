package org.hudang.server.verify;

import org.hudang.server.platform.ServerException;

/** A status list of this house that may still be relied on cannot be handed out now. */
final class ListNotNow extends ServerException {
    ListNotNow() {
        super("SV-042");
    }
}
