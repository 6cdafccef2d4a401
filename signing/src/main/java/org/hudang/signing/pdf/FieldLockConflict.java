package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** The lock that a signature is to bring cannot stand beside what is in the file already. */
public final class FieldLockConflict extends SigningException {
    FieldLockConflict(String field, String why) {
        super("SG-128", "field " + field + ": " + why, field);
    }
}
