package org.hudang.certificates;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who acts, and for which township (镇街).
 *
 * @param user account that acts, as the journal names it
 * @param township division code of the township whose rows may be seen, or {@link #BUREAU} for all of the county
 */
public record Acting(String user, String township) {
    /** The bureau (民政局) sees every township. */
    public static final String BUREAU = "*";

    private static final Pattern TOWNSHIP = Pattern.compile("[0-9]{6,12}");

    public Acting {
        Objects.requireNonNull(user, "user");
        if (user.isBlank()) {
            throw new IllegalArgumentException("user is blank");
        }
        if (!township.equals(BUREAU) && !TOWNSHIP.matcher(township).matches()) {
            throw new IllegalArgumentException("township is neither a division code nor " + BUREAU);
        }
    }
}
