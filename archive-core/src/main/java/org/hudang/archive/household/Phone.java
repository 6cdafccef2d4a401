package org.hudang.archive.household;

import java.util.regex.Pattern;

/**
 * A telephone number: digits, optionally a leading + and single hyphens. A secret: {@link #reveal()} is the only way to
 * the digits, {@code toString} shows the length.
 */
public record Phone(String reveal) {
    private static final Pattern FORM = Pattern.compile("\\+?[0-9](-?[0-9]){4,18}");

    /** @throws PhoneRefused when it is no telephone number */
    public Phone {
        if (reveal.length() > 24 || !FORM.matcher(reveal).matches()) {
            throw new PhoneRefused();
        }
    }

    /** Reads a number as typed: spaces are dropped. */
    public static Phone parse(String typed) {
        return new Phone(typed.strip().replace(" ", ""));
    }

    @Override
    public String toString() {
        return "Phone(" + reveal.length() + ")";
    }
}
