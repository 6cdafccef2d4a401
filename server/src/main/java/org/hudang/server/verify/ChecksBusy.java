package org.hudang.server.verify;

import org.hudang.server.platform.ServerException;

/** So many others are showing papers that this one would wait too long; nothing was looked at. */
public final class ChecksBusy extends ServerException {
    ChecksBusy() {
        super("SV-031");
    }
}
