package org.hudang.certificates.check;

/** The verdict in the words that all verification reports of the house share. */
public enum VerdictWord {
    VALID("valid"),
    ALTERED("altered"),
    UNTRUSTED("untrusted"),
    REVOKED("revoked"),
    EXPIRED("expired"),
    NOT_YET_VALID("not-yet-valid"),
    SUSPENDED("suspended"),
    NOT_OURS("not-ours"),
    CANNOT_TELL("cannot-tell");

    private final String word;

    VerdictWord(String word) {
        this.word = word;
    }

    /** The word as reports spell it. */
    public String word() {
        return word;
    }
}
