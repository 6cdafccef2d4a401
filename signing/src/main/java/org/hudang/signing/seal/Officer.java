package org.hudang.signing.seal;

/**
 * A person of the house who acts upon seals (经办人).
 *
 * @param user account name; two officers are the same person exactly when this is equal
 * @param township code of the township for which the person acts, or {@link #BUREAU}
 * @param terminal network address or name of the device, for the log
 */
public record Officer(String user, String township, String terminal) {
    /** Acts for the bureau (民政局) and sees all townships. */
    public static final String BUREAU = "*";

    public Officer {
        Words.line("user", user, 100);
        Words.line("township", township, 20);
        Words.line("terminal", terminal, 100);
    }

    /** Whether this is the same person. */
    boolean is(String otherUser) {
        return user.equals(otherUser);
    }
}
