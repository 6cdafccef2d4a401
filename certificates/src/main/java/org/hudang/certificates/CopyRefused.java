package org.hudang.certificates;

import java.time.LocalDate;

/** A copy of a certificate's paper is not ordered. */
public final class CopyRefused extends CertificateException {
    private CopyRefused(String code, String message, Object... details) {
        super(code, message, details);
    }

    static CopyRefused malformed(String field, String expected) {
        return new CopyRefused("CE-083", "copy: " + field + " is not " + expected, field, expected);
    }

    /** What is not in force now is not copied. */
    public static CopyRefused notInForce(CertificateId certificate, CertificateRecord.Shown shown) {
        return new CopyRefused("CE-084", "copy of " + certificate + ", which is " + shown, certificate.value());
    }

    /** The key was used for another copy of the household. */
    public static CopyRefused keyUsedForAnother(String key) {
        return new CopyRefused("CE-085", "copy: key " + key + " was used for another one", key);
    }

    /** The last day is before today, too far away, or after the certificate's. */
    public static CopyRefused dayOutOfBounds(LocalDate until, LocalDate first, LocalDate last) {
        return new CopyRefused(
                "CE-086",
                "copy until " + until + ", not between " + first + " and " + last,
                until.toString(),
                first.toString(),
                last.toString());
    }
}
