package org.hudang.server.card;

import org.hudang.server.platform.ServerException;

/** One source has missed too often: nothing it sends is looked at for a while. */
final class TooManyTries extends ServerException {
    TooManyTries(long minutes) {
        super("SV-034", String.valueOf(minutes));
    }
}
