package org.hudang.certificates;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Identity of a copy of a certificate's paper: {@code cpy_} and 26 lower-case base32 characters of 128 random bits. */
public record CopyId(String value) {
    private static final String PREFIX = "cpy_";
    private static final Pattern SHAPE = Pattern.compile("cpy_[a-z2-7]{26}");

    public CopyId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a copy id: expected cpy_ and 26 base32 characters");
        }
    }

    /** A new identity. */
    public static CopyId random(SecureRandom random) {
        return new CopyId(PREFIX + CertificateId.random(random).value().substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
