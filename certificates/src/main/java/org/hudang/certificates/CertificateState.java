package org.hudang.certificates;

/** State of a certificate in the register (domain EC-08). Expiry is a matter of the clock, not of this state. */
public enum CertificateState {
    /** 有效: may be relied on within its dates. */
    VALID,
    /** 暂停: set aside for the time being; may come back. */
    SUSPENDED,
    /** 已换发: a newer version took its place; for ever. */
    REPLACED,
    /** 撤销: withdrawn; for ever. */
    REVOKED;

    /** Whether no other state can follow. */
    public boolean isFinal() {
        return this == REPLACED || this == REVOKED;
    }
}
