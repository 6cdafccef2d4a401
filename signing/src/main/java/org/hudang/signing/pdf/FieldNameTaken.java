package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** A new field was to be made under a name that is taken or not allowed. */
public final class FieldNameTaken extends SigningException {
    FieldNameTaken(String field) {
        super("SG-117", "the field name " + field + " is taken or not allowed", field);
    }
}
