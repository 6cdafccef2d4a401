package org.hudang.signing.authority;

import java.util.Optional;

/**
 * Whom a certificate names. Everybody who gets the document can read it: no full identity number belongs here.
 *
 * @param commonName name of the person (张样例) or of the seal (样例县民政局)
 * @param organization the office behind a seal; empty for persons
 * @param serialNumber an opaque number that tells namesakes apart, for example the member id or the seal id
 */
public record CertificateSubject(String commonName, Optional<String> organization, String serialNumber) {
    public CertificateSubject {
        if (commonName.isBlank() || commonName.length() > 64) {
            throw new IllegalArgumentException("a common name has 1 to 64 characters");
        }
        if (serialNumber.isBlank() || serialNumber.length() > 64) {
            throw new IllegalArgumentException("a subject's serial number has 1 to 64 characters");
        }
    }

    /** A person (个人). */
    public static CertificateSubject person(String name, String serialNumber) {
        return new CertificateSubject(name, Optional.empty(), serialNumber);
    }

    /** A seal (印章) of an office. */
    public static CertificateSubject seal(String name, String office, String serialNumber) {
        return new CertificateSubject(name, Optional.of(office), serialNumber);
    }
}
