package org.hudang.certificates;

import java.util.List;
import org.hudang.certificates.qr.QrCode;

/**
 * An issued certificate with everything its paper needs.
 *
 * @param record as the register keeps it
 * @param link text of the printed code: {@code https://HOST/v#DIGITS}
 * @param qr the same as modules; quiet zone of four modules to be left around it
 * @param again true when the same key had been issued before and this is that certificate
 * @param notices codes of what the office should know, for example {@code CE-061}: the printed code grew beyond version
 *     10
 */
public record IssuedCertificate(CertificateRecord record, String link, QrCode qr, boolean again, List<String> notices) {
    public IssuedCertificate {
        notices = List.copyOf(notices);
    }
}
