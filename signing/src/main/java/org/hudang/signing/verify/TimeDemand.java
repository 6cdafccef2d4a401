package org.hudang.signing.verify;

/** Whether a signature must have its time proven. */
public enum TimeDemand {
    /** A missing proof is told and lowers nothing. */
    NONE,
    /** Papers that the register of what was signed knows are pending until a timestamp proves the time of each signature. */
    REGISTERED_PAPERS,
    /** Every paper is. */
    EVERY_PAPER
}
