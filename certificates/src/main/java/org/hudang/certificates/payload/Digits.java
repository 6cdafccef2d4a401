package org.hudang.certificates.payload;

import java.util.Arrays;
import org.hudang.certificates.cose.CborRefused;

/**
 * Bytes as decimal digits, so that a QR code holds them in its densest mode: six bytes, big-endian, as fifteen digits; a
 * tail of one to five bytes as 3, 5, 8, 10 or 13. Every byte string has exactly one spelling.
 */
public final class Digits {
    private static final int BYTES = 6;
    private static final int[] WIDTHS = {0, 3, 5, 8, 10, 13, 15};

    private Digits() {}

    /** The digits of these bytes. */
    public static String of(byte[] bytes) {
        StringBuilder digits = new StringBuilder(bytes.length * 5 / 2 + 3);
        for (int at = 0; at < bytes.length; at += BYTES) {
            int count = Math.min(BYTES, bytes.length - at);
            long value = 0;
            for (int n = 0; n < count; n++) {
                value = value << 8 | (bytes[at + n] & 0xFF);
            }
            String group = Long.toString(value);
            digits.append("0".repeat(WIDTHS[count] - group.length())).append(group);
        }
        return digits.toString();
    }

    /**
     * The bytes of these digits.
     *
     * @throws CborRefused when a character is no ASCII digit, the length is impossible or a group is too large
     */
    public static byte[] read(String digits) {
        int whole = digits.length() / WIDTHS[BYTES];
        int tail = Arrays.binarySearch(WIDTHS, digits.length() % WIDTHS[BYTES]);
        if (tail < 0) {
            throw CborRefused.shape("a number of digits that no bytes have");
        }
        byte[] bytes = new byte[whole * BYTES + tail];
        for (int group = 0; group * BYTES < bytes.length; group++) {
            int count = Math.min(BYTES, bytes.length - group * BYTES);
            int start = group * WIDTHS[BYTES];
            long value = number(digits, start, start + WIDTHS[count]);
            if (value >= 1L << (8 * count)) {
                throw new CborRefused("a group of digits above its largest value", start);
            }
            for (int n = count - 1; n >= 0; n--) {
                bytes[group * BYTES + n] = (byte) value;
                value >>= 8;
            }
        }
        return bytes;
    }

    private static long number(String digits, int start, int end) {
        long value = 0;
        for (int at = start; at < end; at++) {
            char digit = digits.charAt(at);
            if (digit < '0' || digit > '9') {
                throw new CborRefused("a character that is no digit", at);
            }
            value = value * 10 + (digit - '0');
        }
        return value;
    }
}
