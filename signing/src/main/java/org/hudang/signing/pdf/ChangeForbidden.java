package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** A signature already in the file forbids the change: certification (DocMDP) or lock (FieldMDP). */
public final class ChangeForbidden extends SigningException {
    ChangeForbidden(String field, String forbiddenBy) {
        super("SG-118", "signing " + field + " is forbidden by " + forbiddenBy, field);
    }
}
