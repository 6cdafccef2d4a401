package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The field is missing, is no signature field or is signed already; the reason is named. */
public final class FieldRefused extends SigningException {
    FieldRefused(String field, String reason) {
        super("SG-226", "field " + field + ": " + reason, field, reason);
    }
}
