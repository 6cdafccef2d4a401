package org.hudang.certificates;

/** Withdrawal of the certificate was asked for already, and somebody has to decide first. */
public final class RevocationWaits extends CertificateException {
    public RevocationWaits(CertificateId id, String by) {
        super("CE-082", "withdrawal of " + id + " was asked for by " + by + " and waits for a decision", by);
    }
}
