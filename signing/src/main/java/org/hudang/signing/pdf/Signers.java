package org.hudang.signing.pdf;

import java.util.Optional;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyUnusable;
import org.hudang.signing.key.SigningKey;

/**
 * The keys of one act of signing; which of them are there decides the profile.
 *
 * @param national an SM2 key
 * @param international a P-256 or RSA key
 */
public record Signers(Optional<SigningKey> national, Optional<SigningKey> international) {
    public Signers {
        if (national.isEmpty() && international.isEmpty()) {
            throw new IllegalArgumentException("at least one key must sign");
        }
        national.ifPresent(key -> require(key, KeyAlgorithm.SM2 == key.algorithm(), "national"));
        international.ifPresent(key -> require(key, KeyAlgorithm.SM2 != key.algorithm(), "international"));
    }

    private static void require(SigningKey key, boolean fits, String role) {
        if (!fits) {
            throw new KeyUnusable("a key of kind " + key.algorithm() + " cannot be the " + role + " one");
        }
    }

    /** PAdES with ECDSA or RSA. */
    public static Signers intl(SigningKey key) {
        return new Signers(Optional.empty(), Optional.of(key));
    }

    /** SM2 with SM3. */
    public static Signers guomi(SigningKey key) {
        return new Signers(Optional.of(key), Optional.empty());
    }

    /** SM2 first, then the international key over it. */
    public static Signers both(SigningKey national, SigningKey international) {
        return new Signers(Optional.of(national), Optional.of(international));
    }

    /** The profile these keys make. */
    public SignatureProfile profile() {
        return national.isEmpty()
                ? SignatureProfile.INTL
                : international.isEmpty() ? SignatureProfile.GUOMI : SignatureProfile.BOTH;
    }
}
