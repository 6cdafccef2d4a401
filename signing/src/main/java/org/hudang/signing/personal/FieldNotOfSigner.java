package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The field belongs to another person. */
public final class FieldNotOfSigner extends SigningException {
    FieldNotOfSigner(String field) {
        super("SG-225", "field of another person: " + field, field);
    }
}
