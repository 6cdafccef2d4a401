package org.hudang.certificates.register;

import java.time.ZoneId;
import org.hudang.certificates.number.CertificateNumber;
import org.hudang.certificates.number.CertificateType;
import org.hudang.certificates.payload.CertificateLink;
import org.hudang.certificates.trust.Bureau;

/**
 * How an office issues certificates. Wrong values are refused when the record is made.
 *
 * @param use what the certificates are for; the invented type code is refused for {@link Use#REAL}
 * @param host public name of the office's system, as printed in every code
 * @param type type code of the certificates
 * @param authority code of the issuing authority (颁发机构代码)
 * @param bureau the issuing bureau as the trust list names it, with the address of its status lists
 * @param zone time zone in which days begin, usually {@code Asia/Shanghai}
 */
public record CertificateSettings(
        Use use, String host, CertificateType type, String authority, Bureau bureau, ZoneId zone) {
    /** What certificates are issued for. */
    public enum Use {
        /** Trying the system out. */
        DEMONSTRATION,
        /** Real people. */
        REAL
    }

    public CertificateSettings {
        if (use == Use.REAL) {
            type = type.forProduction();
        }
        CertificateLink link = new CertificateLink(host);
        host = link.host();
        authority = new CertificateNumber(type.code(), authority, "0", 1).authority();
    }
}
