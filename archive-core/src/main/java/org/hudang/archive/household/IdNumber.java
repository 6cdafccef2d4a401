package org.hudang.archive.household;

import java.time.LocalDate;
import org.hudang.archive.household.IdNumberRefused.Rule;

/**
 * Resident identity number (公民身份号码), GB 11643-1999: six digits of division, birth date, order, check character.
 *
 * <p>A secret: {@link #reveal()} is the only way to the digits, {@code toString} shows the length. Invented people of
 * samples and tests have a division of 999 (999001), which no real person has.
 */
public record IdNumber(String reveal) {
    private static final String INVENTED = "999";

    /** @throws IdNumberRefused naming the rule or the position */
    public IdNumber {
        if (!Checksum.require(reveal).equals(reveal)) {
            throw new IdNumberRefused(Rule.CHARACTER, 18);
        }
        requireDivision(reveal);
    }

    /**
     * Reads a number as typed: a lower-case x becomes X, white space at the ends goes.
     *
     * @throws IdNumberRefused naming the rule or the position
     */
    public static IdNumber parse(String typed) {
        return new IdNumber(Checksum.require(typed));
    }

    /** Date of birth, digits 7 to 14. */
    public LocalDate birth() {
        return Checksum.birth(reveal);
    }

    /** True when the order digit is even (女). */
    public boolean female() {
        return (reveal.charAt(16) - '0') % 2 == 0;
    }

    /** The last four characters, as officers name people. */
    public String lastFour() {
        return reveal.substring(14);
    }

    @Override
    public String toString() {
        return "IdNumber(" + reveal.length() + ")";
    }

    private static void requireDivision(String number) {
        if (number.startsWith("810000") || number.startsWith("820000") || number.startsWith("830000")) {
            throw new IdNumberRefused(Rule.IS_RESIDENCE_PERMIT, 1);
        }
        if (number.charAt(0) == '9' && !number.startsWith(INVENTED)) {
            throw new IdNumberRefused(Rule.IS_FOREIGN_PERMANENT_RESIDENCE, 1);
        }
        if (number.charAt(0) == '0') {
            throw new IdNumberRefused(Rule.DIVISION, 1);
        }
    }
}
