package org.hudang.server.journal;

import org.hudang.signing.chain.Harm;

/** What can be wrong with a journal or a root. */
public enum Wrong {
    /** An entry or a root is not what was written. */
    EDITED,
    /** An entry or a root is not there. */
    MISSING,
    /** The newest entries are not there. */
    CUT_OFF,
    /** The chain does not end with the entry that its head names. */
    EXCHANGED,
    /** A chain has no head, or a root no row. */
    HEAD_MISSING,
    /** A head or the row of a root was not written by this house. */
    HEAD_NOT_AUTHENTIC,
    /** A root names an entry that is not there: the chain was set back. */
    SET_BACK,
    /** A root names another entry: the chain was written anew. */
    REWRITTEN,
    /** No key of this house signed the root. */
    UNSIGNED;

    static Wrong of(Harm harm) {
        return switch (harm) {
            case EDITED -> EDITED;
            case MISSING -> MISSING;
            case CUT_OFF -> CUT_OFF;
            case EXCHANGED -> EXCHANGED;
            case HEAD_MISSING -> HEAD_MISSING;
            case HEAD_NOT_AUTHENTIC -> HEAD_NOT_AUTHENTIC;
        };
    }
}
