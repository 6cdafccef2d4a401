package org.hudang.search;

/**
 * Who searches, and the township whose households are theirs to see.
 *
 * @param user the account's name, for the guard
 * @param township a township code, or {@link #BUREAU} for the bureau (民政局), which sees every township
 */
public record Caller(String user, String township) {

    /** Stands for all townships. */
    public static final String BUREAU = "*";

    public Caller {
        if (user.isBlank()) {
            throw new IllegalArgumentException("user is blank");
        }
        if (township.isBlank()) {
            throw new IllegalArgumentException("township is blank");
        }
    }

    /** Whether no township limits this caller. */
    public boolean seesEveryTownship() {
        return township.equals(BUREAU);
    }
}
