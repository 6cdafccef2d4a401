package org.hudang.archive.completeness;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A quarter of a year (季度).
 *
 * @param number 1 to 4
 * @param first its first day
 * @param last its last day
 */
record Quarter(int number, LocalDate first, LocalDate last) {
    private static final int MONTHS = 3;

    /** The four of a year. */
    static List<Quarter> of(int year) {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(number -> {
                    LocalDate first = LocalDate.of(year, (number - 1) * MONTHS + 1, 1);
                    return new Quarter(number, first, first.plusMonths(MONTHS).minusDays(1));
                })
                .toList();
    }

    boolean has(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
