package org.hudang.certificates;

/** A change of state that the present state does not allow. */
public final class StateRefused extends CertificateException {
    public StateRefused(CertificateId id, CertificateState found, CertificateState wished) {
        super("CE-006", id + " is " + found + " and cannot become " + wished, found, wished);
    }
}
