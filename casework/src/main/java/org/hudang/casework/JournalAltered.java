package org.hudang.casework;

/** The journal of a household does not fit together: an entry was edited, deleted, moved or cut. */
public final class JournalAltered extends CaseworkException {
    JournalAltered(String household, long ordinal) {
        super("CW-090", household, ordinal);
    }
}
