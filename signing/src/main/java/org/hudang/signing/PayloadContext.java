package org.hudang.signing;

/**
 * What a payload signature is for; every context has keys of its own, so a signature made for one can never pass for
 * another.
 */
public enum PayloadContext {
    /** The code on a relief certificate (救助凭证). */
    CERTIFICATE,
    /** A status list (状态表). */
    STATUS_LIST,
    /** The trust list (信任列表); its keys are the roots built into verifiers: current and next. */
    TRUST_LIST,
    /** The short-lived code of a phone card (亮证). */
    CARD,
    /** The roots over all journals (总根), which are read by the house itself and by whoever keeps copies. */
    JOURNAL_ROOT
}
