package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** The field to be signed is signed already. */
public final class FieldAlreadySigned extends SigningException {
    FieldAlreadySigned(String field) {
        super("SG-115", "the field " + field + " is signed already", field);
    }
}
