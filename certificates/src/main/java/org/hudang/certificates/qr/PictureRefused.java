package org.hudang.certificates.qr;

import org.hudang.certificates.CertificateException;

/** A picture or document that is not looked into. */
public final class PictureRefused extends CertificateException {
    private PictureRefused(String code, String message, Object... details) {
        super(code, message, details);
    }

    static PictureRefused unknownKind() {
        return new PictureRefused("CE-050", "neither PNG nor JPEG");
    }

    static PictureRefused tooLarge(long found, long largest) {
        return new PictureRefused("CE-051", found + " is more than " + largest, found, largest);
    }

    static PictureRefused damaged() {
        return new PictureRefused("CE-052", "picture is damaged");
    }

    static PictureRefused documentUnreadable() {
        return new PictureRefused("CE-053", "document cannot be rendered");
    }
}
