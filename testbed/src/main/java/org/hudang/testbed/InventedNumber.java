package org.hudang.testbed;

/** Identity numbers of people who are not there: of the division 999001, which is nobody's. */
public final class InventedNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private InventedNumber() {}

    /** Seventeen digits with their check character (GB 11643-1999). */
    public static String of(String seventeen) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (seventeen.charAt(i) - '0');
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }
}
