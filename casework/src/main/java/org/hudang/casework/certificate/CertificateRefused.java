package org.hudang.casework.certificate;

import org.hudang.casework.CaseworkException;

/** A certificate cannot be issued to this household or person. */
public final class CertificateRefused extends CaseworkException {
    private CertificateRefused(String code, Object... facts) {
        super(code, facts);
    }

    /** There is no such household in sight. */
    public static CertificateRefused householdUnknown(String household) {
        return new CertificateRefused("CW-040", household);
    }

    static CertificateRefused holderUnknown(String member) {
        return new CertificateRefused("CW-041", member);
    }

    static CertificateRefused volumeElsewhere(String volume) {
        return new CertificateRefused("CW-043", volume);
    }

    static CertificateRefused workAltered(String certificate) {
        return new CertificateRefused("CW-044", certificate);
    }

    static CertificateRefused noPaper(String certificate) {
        return new CertificateRefused("CW-046", certificate);
    }

    static CertificateRefused notFiled(String certificate) {
        return new CertificateRefused("CW-047", certificate);
    }

    /** No volume of the household is open. */
    public static CertificateRefused noVolume(String household) {
        return new CertificateRefused("CW-064", household);
    }

    /** No seal of the issuing office is in use. */
    public static CertificateRefused noSeal(String issuer) {
        return new CertificateRefused("CW-065", issuer);
    }

    static CertificateRefused wrongSeal(String seal, String issuer) {
        return new CertificateRefused("CW-045", seal, issuer);
    }
}
