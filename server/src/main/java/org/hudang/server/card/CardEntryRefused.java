package org.hudang.server.card;

import org.hudang.server.platform.ServerException;

/** A way in that does not open, for whichever reason. */
final class CardEntryRefused extends ServerException {
    CardEntryRefused() {
        super("SV-035");
    }
}
