package org.hudang.server.household;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a paper as screens show them: long numbers of people are masked (MK-02, MK-03). */
final class MaskedText {
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])(\\d{17}[\\dXx]|\\d{15}|1\\d{10})(?![0-9])");

    private MaskedText() {}

    static String of(String words) {
        Matcher numbers = NUMBER.matcher(words);
        return numbers.replaceAll(found -> {
            String number = found.group(1);
            return number.substring(0, 3) + "*".repeat(number.length() - 7) + number.substring(number.length() - 4);
        });
    }
}
