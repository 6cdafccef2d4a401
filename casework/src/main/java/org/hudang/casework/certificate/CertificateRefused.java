package org.hudang.casework.certificate;

import org.hudang.casework.CaseworkException;

/** A certificate cannot be issued to this household or person. */
public final class CertificateRefused extends CaseworkException {
    private CertificateRefused(String code, Object... facts) {
        super(code, facts);
    }

    static CertificateRefused householdUnknown(String household) {
        return new CertificateRefused("CW-040", household);
    }

    static CertificateRefused holderUnknown(String member) {
        return new CertificateRefused("CW-041", member);
    }

    static CertificateRefused noBenefit(String household, String programme) {
        return new CertificateRefused("CW-042", household, programme);
    }
}
