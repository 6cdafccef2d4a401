package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The field cannot be signed; {@link #code()} says why. */
public final class FieldRefused extends SigningException {
    private FieldRefused(String code, String message, Object... arguments) {
        super(code, message, arguments);
    }

    static FieldRefused signedAlready(String field) {
        return new FieldRefused("SG-226", "signed already: " + field, field);
    }

    static FieldRefused missing(String field) {
        return new FieldRefused("SG-235", "no field " + field, field);
    }

    static FieldRefused otherKind(String field) {
        return new FieldRefused("SG-236", "no signature field: " + field, field);
    }

    static FieldRefused placeless(String field) {
        return new FieldRefused("SG-237", "no visible place: " + field, field);
    }

    static FieldRefused unreadable(String field) {
        return new FieldRefused("SG-238", "the document cannot be read, field " + field, field);
    }
}
