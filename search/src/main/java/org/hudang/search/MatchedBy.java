package org.hudang.search;

/** Why a document was found; a stronger reason comes first, and hits are ordered by it. */
public enum MatchedBy {
    /** The whole code: archival code, certificate id, authorization number, household number. */
    CODE(9000),
    /** The whole name. */
    NAME(8000),
    /** The whole number of an identity document. */
    ID_NUMBER(7000),
    /** The last digits of an identity document. */
    ID_TAIL(6000),
    /** The last digits of a phone. */
    PHONE_TAIL(5000),
    /** A part of the name. */
    NAME_PART(4000),
    /** The whole name in pinyin. */
    PINYIN(3500),
    /** Beginning or end of the name in pinyin. */
    PINYIN_PART(3000),
    /** The initials of the name. */
    INITIALS(2500),
    /** A part of a code between its separators. */
    CODE_PART(2000),
    /** The title. */
    TITLE(1000),
    /** Village or address. */
    PLACE(500),
    /** The text of a page. */
    TEXT(1),
    /** Only the filters. */
    FILTER(0);

    private final int points;

    MatchedBy(int points) {
        this.points = points;
    }

    /** What this reason adds to the rank; {@link #TEXT} adds between 4 and 8, by how often the word occurs. */
    public int points() {
        return points;
    }
}
