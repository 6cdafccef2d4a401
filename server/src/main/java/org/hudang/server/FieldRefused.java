package org.hudang.server;

import org.hudang.server.platform.ServerException;

/** A field of a request is missing or has a value that is not allowed. */
public final class FieldRefused extends ServerException {
    public FieldRefused(String field, String allowed) {
        super("SV-032", field, allowed);
    }
}
