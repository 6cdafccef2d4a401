package org.hudang.certificates;

/** Who asked that a certificate be withdrawn does not decide about it. */
public final class SamePersonDecides extends CertificateException {
    public SamePersonDecides(CertificateId id, String by) {
        super("CE-080", by + " asked that " + id + " be withdrawn and may not decide about it", by);
    }
}
