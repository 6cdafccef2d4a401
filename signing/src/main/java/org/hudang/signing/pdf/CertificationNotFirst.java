package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** A certification was asked for in a file that is signed or certified already. */
public final class CertificationNotFirst extends SigningException {
    CertificationNotFirst(String field) {
        super("SG-122", "certifying with " + field + " is only possible as the first signature", field);
    }
}
