package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** The field to be signed is no signature field, or has more than one widget. */
public final class FieldOfOtherKind extends SigningException {
    FieldOfOtherKind(String field, String found) {
        super("SG-116", "the field " + field + " is not a signature field with one widget: " + found, field);
    }
}
