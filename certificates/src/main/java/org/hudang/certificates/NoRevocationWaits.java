package org.hudang.certificates;

/** There is nothing to decide: nobody asked that the certificate be withdrawn. */
public final class NoRevocationWaits extends CertificateException {
    public NoRevocationWaits(CertificateId id) {
        super("CE-081", "nobody asked that " + id + " be withdrawn");
    }
}
