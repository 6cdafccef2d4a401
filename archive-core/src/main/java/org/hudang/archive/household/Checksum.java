package org.hudang.archive.household;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.hudang.archive.household.IdNumberRefused.Rule;

/** The common form of 18-character numbers, GB 11643-1999: six digits of place, birth date, order, check character. */
final class Checksum {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int EARLIEST = 1850;

    private Checksum() {}

    /** The number in its one form (check letter X in upper case), after all of GB 11643-1999 was tested. */
    static String require(String typed) {
        String number = typed.strip();
        if (number.length() == 15 && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IdNumberRefused(Rule.FIFTEEN_DIGITS, 0);
        }
        if (number.length() != 18) {
            throw new IdNumberRefused(Rule.LENGTH, 0);
        }
        if (number.charAt(17) == 'x') {
            number = number.substring(0, 17) + "X";
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IdNumberRefused(Rule.CHARACTER, i + 1);
            }
            sum += digit * WEIGHTS[i];
        }
        if (CHECKS.indexOf(number.charAt(17)) < 0) {
            throw new IdNumberRefused(Rule.CHARACTER, 18);
        }
        birth(number);
        if (number.charAt(17) != CHECKS.charAt(sum % 11)) {
            throw new IdNumberRefused(Rule.CHECK_CHARACTER, 18);
        }
        return number;
    }

    static LocalDate birth(String number) {
        int year = Integer.parseInt(number, 6, 10, 10);
        if (year < EARLIEST) {
            throw new IdNumberRefused(Rule.BIRTH_DATE, 7);
        }
        int month = Integer.parseInt(number, 10, 12, 10);
        if (month < 1 || month > 12) {
            throw new IdNumberRefused(Rule.BIRTH_DATE, 11);
        }
        try {
            return LocalDate.of(year, month, Integer.parseInt(number, 12, 14, 10));
        } catch (DateTimeException e) {
            throw new IdNumberRefused(Rule.BIRTH_DATE, 13);
        }
    }
}
