package org.hudang.certificates.register;

import java.util.List;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.payload.CertificateLink;
import org.hudang.certificates.payload.Digits;
import org.hudang.certificates.qr.QrCode;
import org.hudang.certificates.qr.QrWriter;

/** What the paper of a certificate needs. */
final class Printing {
    /** The printed code grew beyond the usual version. */
    private static final String CODE_GREW = "CE-061";

    private Printing() {}

    static IssuedCertificate of(String host, CertificateTable.Row row, boolean again) {
        String link = new CertificateLink(host).around(Digits.of(row.envelope().value()));
        QrCode qr = QrWriter.of(link);
        List<String> notices = qr.version() > QrWriter.USUAL_VERSION ? List.of(CODE_GREW) : List.of();
        return new IssuedCertificate(row.record(), link, qr, again, notices);
    }
}
