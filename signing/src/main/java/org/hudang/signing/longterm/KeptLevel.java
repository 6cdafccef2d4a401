package org.hudang.signing.longterm;

/** How long a signature is to stay verifiable without its authorities (ETSI EN 319 142-1 §6). */
public enum KeptLevel {
    /** Chains and proof that nothing was withdrawn are in the file: as long as the timestamps hold. */
    B_LT,
    /** A document timestamp lies over all of that: as long as it is prolonged. */
    B_LTA
}
