package org.hudang.certificates.number;

import org.hudang.certificates.CertificateException;

/** A certificate number whose shape or check character is wrong. */
public final class CertificateNumberRefused extends CertificateException {
    CertificateNumberRefused(String part, String expected) {
        super("CE-010", part + " of the certificate number is wrong, expected " + expected, part, expected);
    }
}
