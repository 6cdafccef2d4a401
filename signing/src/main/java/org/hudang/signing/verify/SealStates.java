package org.hudang.signing.verify;

import java.time.Instant;

/** Port to the register of seals (印章备案): how a seal stood at a time. */
public interface SealStates {

    /** How a seal stood. */
    enum Standing {
        ACTIVE,
        SUSPENDED,
        CANCELLED,
        /** Not in use yet: neither approved, made, filed and put in use, nor in the time for which it was made. */
        NOT_YET,
        /** The time for which it was made had ended. */
        ENDED,
        /** No seal of the register has this certificate. */
        NOT_OURS
    }

    /**
     * Answers for the seal that this certificate belongs to.
     *
     * @param certificate the signer's certificate, DER
     * @param at the time that counts for the signature
     */
    Standing standing(byte[] certificate, Instant at);
}
