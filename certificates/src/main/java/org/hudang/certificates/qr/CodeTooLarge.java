package org.hudang.certificates.qr;

import org.hudang.certificates.CertificateException;

/** A text that needs a QR code larger than may be printed. */
public final class CodeTooLarge extends CertificateException {
    CodeTooLarge(int length, int largest) {
        super("CE-060", length + " characters need more than version " + largest, length, largest);
    }
}
