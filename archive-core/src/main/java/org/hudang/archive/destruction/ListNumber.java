package org.hudang.archive.destruction;

import java.util.regex.Pattern;
import org.hudang.archive.MalformedId;

/**
 * Number of a destruction list (清册编号).
 *
 * @param value {@code XH-}, the year, and a number within the year
 */
public record ListNumber(String value) {
    private static final Pattern FORM = Pattern.compile("XH-[0-9]{4}-[0-9]{4}");

    public ListNumber {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedId("destruction list");
        }
    }

    static ListNumber of(int year, int number) {
        return new ListNumber("XH-%04d-%04d".formatted(year, number));
    }

    @Override
    public String toString() {
        return value;
    }
}
