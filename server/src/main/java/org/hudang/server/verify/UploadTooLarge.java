package org.hudang.server.verify;

import org.hudang.server.platform.ServerException;

/** What was shown is larger than what is looked at. */
public final class UploadTooLarge extends ServerException {
    UploadTooLarge(long most) {
        super("SV-030", Long.toString(most / 1_000_000));
    }
}
