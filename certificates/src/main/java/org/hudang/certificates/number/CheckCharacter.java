package org.hudang.certificates.number;

/** The hybrid check character of ISO 7064 MOD 37,36 over {@code 0-9A-Z}. */
final class CheckCharacter {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int M = 36;

    private CheckCharacter() {}

    /** The check character of this text, which has characters of {@code 0-9A-Z} only. */
    static char of(String text) {
        int product = M;
        for (int at = 0; at < text.length(); at++) {
            int value = ALPHABET.indexOf(text.charAt(at));
            if (value < 0) {
                throw new IllegalArgumentException("character " + (at + 1) + " is not one of 0-9A-Z");
            }
            int sum = (product + value) % M;
            product = (sum == 0 ? M : sum) * 2 % (M + 1);
        }
        return ALPHABET.charAt((M + 1 - product) % M);
    }
}
