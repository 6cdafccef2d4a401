package org.hudang.server.casework;

import org.hudang.server.platform.ServerException;

/** A field of a request is missing or has a value that is not allowed. */
final class FieldRefused extends ServerException {
    FieldRefused(String field, String allowed) {
        super("SV-032", field, allowed);
    }
}
