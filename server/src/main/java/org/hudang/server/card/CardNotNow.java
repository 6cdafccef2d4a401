package org.hudang.server.card;

import org.hudang.server.platform.ServerException;

/** A card cannot be put on a phone for a reason that is the house's business and not the holder's. */
final class CardNotNow extends ServerException {
    CardNotNow() {
        super("SV-037");
    }
}
