package org.hudang.server;

import java.time.DateTimeException;
import java.time.LocalDate;

/** A day as people type it: eight digits, or with hyphens between. */
public final class TypedDay {
    private TypedDay() {}

    /**
     * Reads it.
     *
     * @param field named when it is refused
     * @throws FieldRefused if there is no such day
     */
    public static LocalDate of(String field, String typed) {
        String plain = typed.replace("-", "").strip();
        try {
            if (plain.matches("\\d{8}")) {
                return LocalDate.of(
                        Integer.parseInt(plain.substring(0, 4)),
                        Integer.parseInt(plain.substring(4, 6)),
                        Integer.parseInt(plain.substring(6)));
            }
        } catch (DateTimeException e) {
            // no such day: told below
        }
        throw new FieldRefused(field, "YYYYMMDD");
    }

    /** As it stands in a form that is not filled in yet. */
    public static String typed(LocalDate day) {
        return day.toString().replace("-", "");
    }
}
