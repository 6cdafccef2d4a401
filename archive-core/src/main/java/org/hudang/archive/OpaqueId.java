package org.hudang.archive;

import java.security.SecureRandom;

/**
 * Text of an identifier: kind prefix, underscore, 26 lower-case base32 characters (RFC 4648, {@code a-z2-7}) of 128
 * random bits. It says nothing about what it names.
 */
public final class OpaqueId {
    private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int BYTES = 16;
    private static final int CHARACTERS = 26;

    private OpaqueId() {}

    /** A new identifier of this kind. */
    public static String next(String kind, SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return kind + "_" + base32(bits);
    }

    /**
     * Returns the value when it is an identifier of this kind.
     *
     * @throws MalformedId otherwise
     */
    public static String require(String kind, String value) {
        int prefix = kind.length() + 1;
        boolean right =
                value.length() == prefix + CHARACTERS && value.startsWith(kind) && value.charAt(prefix - 1) == '_';
        for (int i = prefix; right && i < value.length(); i++) {
            right = isBase32(value.charAt(i));
        }
        if (!right) {
            throw new MalformedId(kind);
        }
        return value;
    }

    private static boolean isBase32(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET[(buffer >> bits) & 31]);
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET[(buffer << (5 - bits)) & 31]);
        }
        return text.toString();
    }
}
