package org.hudang.certificates.number;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * The short code printed under the QR for typing by hand: three groups of five characters, {@code 7KQ2M-XW94T-B3HZ0}.
 * Fourteen characters are random (70 bits), the last one checks the others (Luhn mod 32: finds every single wrong
 * character and nearly every swap of neighbours), so a slip is told before anything is asked. Lower case, spaces and
 * the look-alikes O, I and L are read as meant; the code proves nothing by itself.
 *
 * @param value the printed form
 */
public record ShortCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM_CHARACTERS = 14;
    private static final int GROUP = 5;
    private static final int LONGEST = 40;

    public ShortCode {
        if (!value.matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}")) {
            throw new ShortCodeRefused(ShortCodeRefused.Cause.SHAPE);
        }
        String bare = value.replace("-", "");
        if (check(bare.substring(0, RANDOM_CHARACTERS)) != bare.charAt(RANDOM_CHARACTERS)) {
            throw new ShortCodeRefused(ShortCodeRefused.Cause.CHECK_CHARACTER);
        }
    }

    /** A new code. */
    public static ShortCode random(SecureRandom random) {
        StringBuilder bare = new StringBuilder();
        for (int at = 0; at < RANDOM_CHARACTERS; at++) {
            bare.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return grouped(bare.append(check(bare.toString())).toString());
    }

    /**
     * Reads what somebody typed.
     *
     * @throws ShortCodeRefused when it cannot be a code, or a character was mistyped
     */
    public static ShortCode parse(String typed) {
        if (typed.length() > LONGEST) {
            throw new ShortCodeRefused(ShortCodeRefused.Cause.SHAPE);
        }
        String bare = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (bare.length() != RANDOM_CHARACTERS + 1) {
            throw new ShortCodeRefused(ShortCodeRefused.Cause.SHAPE);
        }
        return grouped(bare);
    }

    @Override
    public String toString() {
        return value;
    }

    private static ShortCode grouped(String bare) {
        return new ShortCode(
                bare.substring(0, GROUP) + "-" + bare.substring(GROUP, 2 * GROUP) + "-" + bare.substring(2 * GROUP));
    }

    private static char check(String text) {
        int n = ALPHABET.length();
        int factor = 2;
        int sum = 0;
        for (int at = text.length() - 1; at >= 0; at--) {
            int addend = factor * ALPHABET.indexOf(text.charAt(at));
            sum += addend / n + addend % n;
            factor = factor == 2 ? 1 : 2;
        }
        return ALPHABET.charAt((n - sum % n) % n);
    }
}
