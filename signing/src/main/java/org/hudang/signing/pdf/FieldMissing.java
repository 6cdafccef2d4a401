package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** The field to be signed is not there. */
public final class FieldMissing extends SigningException {
    FieldMissing(String field) {
        super("SG-114", "there is no field " + field, field);
    }
}
