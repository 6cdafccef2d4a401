package org.hudang.certificates;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Identity of one issued certificate: {@code cer_} and 26 lower-case base32 characters (RFC 4648 §6, no padding) of
 * 128 random bits. The same 16 bytes stand in the signed payload.
 */
public record CertificateId(String value) {
    private static final String PREFIX = "cer_";
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BYTES = 16;
    private static final int CHARACTERS = 26;
    private static final Pattern SHAPE = Pattern.compile("cer_[a-z2-7]{25}[aeimquy4]");

    public CertificateId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a certificate id: expected cer_ and 26 base32 characters");
        }
    }

    /** A new identity. */
    public static CertificateId random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /** The identity with exactly these 16 bytes. */
    public static CertificateId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a certificate id has 16 bytes, found " + bytes.length);
        }
        StringBuilder text = new StringBuilder(PREFIX);
        for (int at = 0; at < CHARACTERS; at++) {
            int five = 0;
            for (int bit = at * 5; bit < at * 5 + 5; bit++) {
                int value = bit < BYTES * 8 ? bytes[bit / 8] >> (7 - bit % 8) & 1 : 0;
                five = five << 1 | value;
            }
            text.append(ALPHABET.charAt(five));
        }
        return new CertificateId(text.toString());
    }

    /** The 16 bytes as the signed payload carries them. */
    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        for (int bit = 0; bit < BYTES * 8; bit++) {
            int five = ALPHABET.indexOf(value.charAt(PREFIX.length() + bit / 5));
            int value = five >> (4 - bit % 5) & 1;
            bytes[bit / 8] |= (byte) (value << (7 - bit % 8));
        }
        return Arrays.copyOf(bytes, BYTES);
    }

    @Override
    public String toString() {
        return value;
    }
}
