package org.hudang.certificates;

/** No certificate with this id is in sight of who acts. */
public final class CertificateUnknown extends CertificateException {
    public CertificateUnknown(CertificateId id) {
        super("CE-005", "no certificate " + id + " in sight", id);
    }
}
