package org.hudang.certificates.status;

/** What the two bits of a certificate mean (Token Status List §7). */
public enum StatusValue {
    VALID,
    REVOKED,
    SUSPENDED,
    /** A value that has no meaning here. */
    UNKNOWN;

    /** The meaning of a number read from a list. */
    public static StatusValue of(int number) {
        return switch (number) {
            case 0 -> VALID;
            case 1 -> REVOKED;
            case 2 -> SUSPENDED;
            default -> UNKNOWN;
        };
    }

    /** The number that stands in a list. */
    public int number() {
        return switch (this) {
            case VALID -> 0;
            case REVOKED -> 1;
            case SUSPENDED -> 2;
            case UNKNOWN -> throw new IllegalStateException("UNKNOWN is read, never written");
        };
    }
}
