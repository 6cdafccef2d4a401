package org.hudang.signing.seal;

/** The durable points of a use, in order; the fifth, filing, is the caller's. */
enum UseStep {
    BEGUN,
    SIGNED,
    STAGED,
    RECORDED
}
