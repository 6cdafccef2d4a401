package org.hudang.signing.seal;

import java.math.BigInteger;
import java.util.Random;
import java.util.regex.Pattern;

/** Identifiers with a kind prefix and 128 random bits as 26 lower-case base-32 characters (RFC 4648 alphabet). */
public final class RandomId {
    private static final Pattern BODY = Pattern.compile("[a-z2-7]{26}");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int CHARACTERS = 26;

    private RandomId() {}

    /** A new identifier with this prefix. */
    public static String next(String prefix, Random random) {
        BigInteger bits = new BigInteger(128, random);
        StringBuilder id = new StringBuilder(prefix);
        for (int i = CHARACTERS - 1; i >= 0; i--) {
            id.append(ALPHABET.charAt(bits.shiftRight(5 * i).intValue() & 31));
        }
        return id.toString();
    }

    static void check(String prefix, String value) {
        if (!value.startsWith(prefix)
                || !BODY.matcher(value.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException("not an id of kind " + prefix);
        }
    }
}
