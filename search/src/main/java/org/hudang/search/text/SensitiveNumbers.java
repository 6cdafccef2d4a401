package org.hudang.search.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds identity, bank and phone numbers that stand in a text, and masks them before anything of it is stored.
 *
 * <p>Masked are: runs of 15 and more digits (identity numbers of 18 and, from before 1999, 15 digits; bank cards of 16 to 19), numbers with a valid
 * check character by GB 11643-1999 even when blanks, hyphens or a line break stand between their digits, and mobile numbers of 11 digits.
 *
 * @param shown the text as it may be shown: first 3 and last 4 characters of each long number, first 3 and last 4 of a phone; same length
 * @param indexed the text without any digit of these numbers; same length
 * @param identityNumbers numbers with a valid check character
 * @param phones mobile numbers
 */
public record SensitiveNumbers(String shown, String indexed, List<String> identityNumbers, List<String> phones) {

    private static final String DIGIT = "[0-9\uFF10-\uFF19]";
    private static final String GAP = "(?:[ \\t\u00A0\u3000.\\-\u2010-\u2015\u00B7]|\\r?\\n)?";
    private static final Pattern RUN = Pattern.compile(DIGIT + "{15,}[Xx\uFF38\uFF58]?");
    private static final Pattern SPACED = Pattern.compile(
            "(?<!" + DIGIT + ")(?:" + DIGIT + GAP + "){17}[0-9\uFF10-\uFF19Xx\uFF38\uFF58](?!" + DIGIT + ")");
    private static final Pattern PHONE = Pattern.compile("(?<!" + DIGIT + ")(?:[1\uFF11][3-9\uFF13-\uFF19]" + DIGIT
            + "|[0\uFF10]{3})" + GAP + DIGIT + "{4}" + GAP + DIGIT + "{4}(?!" + DIGIT + ")");

    /** Digits of a phone, the shortest number that is masked. */
    private static final int SHORTEST = 11;

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /** Looks through a text. */
    public static SensitiveNumbers in(String text) {
        if (text.chars().filter(c -> isDigitOrX((char) c)).count() < SHORTEST) {
            return new SensitiveNumbers(text, text, List.of(), List.of());
        }
        StringBuilder shown = new StringBuilder(text);
        StringBuilder indexed = new StringBuilder(text);
        List<String> identities = new ArrayList<>();
        List<String> phones = new ArrayList<>();
        each(RUN, text, (start, end) -> {
            String number = digits(text.substring(start, end));
            if (isIdentityNumber(number)) {
                identities.add(number);
            }
            mask(shown, start, end, number.length() <= 19 ? 3 : 0);
            mask(indexed, start, end, -1);
        });
        each(SPACED, text, (start, end) -> {
            String number = digits(text.substring(start, end));
            if (isIdentityNumber(number) && indexed.charAt(start) != '*') {
                identities.add(number);
                mask(shown, start, end, 3);
                mask(indexed, start, end, -1);
            }
        });
        each(PHONE, indexed.toString(), (start, end) -> {
            phones.add(digits(text.substring(start, end)));
            mask(shown, start, end, 3);
            mask(indexed, start, end, -1);
        });
        return new SensitiveNumbers(shown.toString(), indexed.toString(), List.copyOf(identities), List.copyOf(phones));
    }

    private interface Range {
        void at(int start, int end);
    }

    private static void each(Pattern pattern, String text, Range range) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            range.at(matcher.start(), matcher.end());
        }
    }

    /** Puts stars for all but the first {@code head} and the last four digits; for every one when {@code head} is negative. */
    private static void mask(StringBuilder text, int start, int end, int head) {
        int count = digits(text.substring(start, end)).length();
        int seen = 0;
        for (int i = start; i < end; i++) {
            if (!isDigitOrX(text.charAt(i))) {
                continue;
            }
            if (head < 0 || (seen >= head && seen < count - 4)) {
                text.setCharAt(i, '*');
            }
            seen++;
        }
    }

    private static boolean isDigitOrX(char c) {
        return (c >= '0' && c <= '9') || (c >= '\uFF10' && c <= '\uFF19') || "Xx\uFF38\uFF58".indexOf(c) >= 0;
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigitOrX(c)) {
                digits.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : 'X');
            }
        }
        return digits.toString();
    }

    /** Whether the text is a citizen identity number by GB 11643-1999: 17 digits, a real date at 7 to 14, and the right check character. */
    static boolean isIdentityNumber(String number) {
        if (number.length() != 18 || !number.substring(0, 17).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return "10X98765432".charAt(sum % 11) == number.charAt(17) && hasDate(number.substring(6, 14));
    }

    private static boolean hasDate(String eight) {
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(eight.substring(0, 4)),
                    Integer.parseInt(eight.substring(4, 6)),
                    Integer.parseInt(eight.substring(6)));
            return date.getYear() >= 1850;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
