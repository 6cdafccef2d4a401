package org.hudang.signing.chain;

/** What was done to a chain. */
public enum Harm {
    /** An entry is not what was hashed, or does not follow the one before. */
    EDITED,
    /** An entry is not there, later ones are. */
    MISSING,
    /** The newest entries are not there. */
    CUT_OFF,
    /** The chain fits together, but it does not end with the entry that the head names. */
    EXCHANGED,
    /** There are entries and no head. */
    HEAD_MISSING,
    /** The head was not written by this house. */
    HEAD_NOT_AUTHENTIC
}
