package org.hudang.server.platform;

/** A field of a request has a value that is not allowed. Names field, value and what is allowed. */
public final class FieldRefused extends ServerException {
    public FieldRefused(String field, String value, String allowed) {
        super("SV-005", field, value, allowed);
    }
}
