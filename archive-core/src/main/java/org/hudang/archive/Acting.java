package org.hudang.archive;

/**
 * Who acts, and for which township. Row-level security shows rows of that township only.
 *
 * @param user name of the account, as it stands in the journal
 * @param township code of the township (镇街), or {@link #BUREAU} for the bureau (民政局), which sees all
 */
public record Acting(String user, String township) {
    /** The bureau: every township. */
    public static final String BUREAU = "*";

    public Acting {
        if (user.isBlank() || township.isBlank()) {
            throw new IllegalArgumentException("an act needs a user and a township");
        }
    }

    /** The bureau's user. */
    public static Acting bureau(String user) {
        return new Acting(user, BUREAU);
    }

    /** True when this user may act for that township. */
    public boolean mayActFor(String other) {
        return township.equals(BUREAU) || township.equals(other);
    }
}
