package org.hudang.samples;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An invented person.
 *
 * @param key names the person inside the household's files
 * @param relation as in {@code org.hudang.archive.household.Relation}
 * @param order three digits of the identity number, even for women
 * @param guardian key of the person who signs in their place
 */
record Person(
        String key,
        String name,
        String relation,
        LocalDate birth,
        int order,
        String phone,
        boolean livesApart,
        Optional<String> guardian) {

    /** Division that no real identity number has. */
    static final String DIVISION = "999001";

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    static Person of(String key, String name, String relation, String birth, int order, String phone) {
        return new Person(key, name, relation, LocalDate.parse(birth), order, phone, false, Optional.empty());
    }

    Person apart() {
        return new Person(key, name, relation, birth, order, phone, true, guardian);
    }

    Person withGuardian(String other) {
        return new Person(key, name, relation, birth, order, phone, livesApart, Optional.of(other));
    }

    /** Eighteen characters with the check character of GB 11643-1999. */
    String idNumber() {
        String body = DIVISION + birth.toString().replace("-", "") + three(order);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    String sex() {
        return order % 2 == 0 ? "女" : "男";
    }

    String birthInWords() {
        return birth.getYear() + "年" + birth.getMonthValue() + "月" + birth.getDayOfMonth() + "日";
    }

    private static String three(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(3 - digits.length()) + digits;
    }
}
