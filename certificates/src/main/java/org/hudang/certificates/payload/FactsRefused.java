package org.hudang.certificates.payload;

import org.hudang.certificates.CertificateException;

/** Facts that cannot stand on a certificate. */
public final class FactsRefused extends CertificateException {
    private final String field;
    private final String expected;

    FactsRefused(String field, String expected) {
        super("CE-014", field + " cannot stand on a certificate, expected " + expected, field, expected);
        this.field = field;
        this.expected = expected;
    }

    /** The field that is wrong. */
    public String field() {
        return field;
    }

    /** What it should be. */
    public String expected() {
        return expected;
    }
}
