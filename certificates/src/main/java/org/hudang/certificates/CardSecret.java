package org.hudang.certificates;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a phone shows so that it gets codes of its certificate: 256 random bits, Base64 without padding. The register keeps
 * its digest only.
 */
public final class CardSecret {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String value;

    private CardSecret(String value) {
        this.value = value;
    }

    /** A new one. */
    public static CardSecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new CardSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The secret that somebody shows, if it can be one. */
    public static Optional<CardSecret> shown(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new CardSecret(text)) : Optional.empty();
    }

    /** The secret itself, for the phone and for nobody else. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "CardSecret[" + value.length() + " characters]";
    }
}
