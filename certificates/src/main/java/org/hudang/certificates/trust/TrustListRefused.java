package org.hudang.certificates.trust;

import org.hudang.certificates.CertificateException;

/** A trust list that may not be used. */
public final class TrustListRefused extends CertificateException {
    private TrustListRefused(String code, String message, Object... details) {
        super(code, message, details);
    }

    static TrustListRefused unreadable(String why) {
        return new TrustListRefused("CE-030", "trust list cannot be read: " + why, why);
    }

    static TrustListRefused notSignedByARoot() {
        return new TrustListRefused("CE-031", "no root signed this trust list");
    }

    /** Its number is not above the newest one known. */
    public static TrustListRefused numberDoesNotRise(long found, long newest) {
        return new TrustListRefused("CE-032", "trust list " + found + " is not newer than " + newest, found, newest);
    }

    static TrustListRefused roots(String why) {
        return new TrustListRefused("CE-033", "roots cannot be read: " + why, why);
    }
}
