package org.hudang.archive.household;

import org.hudang.archive.ArchiveException;

/** A number of an identity document is wrong: the rule and, where there is one, the position; never the number. */
public final class IdNumberRefused extends ArchiveException {
    /** Which rule the number breaks. */
    public enum Rule {
        /** Not the number of characters this document has. */
        LENGTH,
        /** The first-generation number of 15 digits; the current one of 18 stands on the card or in the register. */
        FIFTEEN_DIGITS,
        /** A character that may not stand at this position. */
        CHARACTER,
        /** The first six digits are no division for this document. */
        DIVISION,
        /** Digits 7 to 14 are no date. */
        BIRTH_DATE,
        /** The last character does not follow from the first seventeen. */
        CHECK_CHARACTER,
        /** The number is one of a residence permit (港澳台居民居住证): choose that document. */
        IS_RESIDENCE_PERMIT,
        /** The number is one of a foreign permanent resident card: choose that document. */
        IS_FOREIGN_PERMANENT_RESIDENCE
    }

    private final Rule rule;
    private final int position;

    IdNumberRefused(Rule rule, int position) {
        super("AR-021-" + rule.name(), position);
        this.rule = rule;
        this.position = position;
    }

    public Rule rule() {
        return rule;
    }

    /** Position of the first wrong character, from 1; 0 when the rule concerns the whole number. */
    public int position() {
        return position;
    }
}
