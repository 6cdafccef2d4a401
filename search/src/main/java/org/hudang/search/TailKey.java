package org.hudang.search;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which identity and phone numbers become tokens of the index.
 *
 * <p>Whoever holds the files of the index without this key can neither read nor try out numbers. A key of its own: not the key that
 * encrypts the fields of the register. Changing it asks for a rebuild.
 */
public final class TailKey {

    /** Shortest key, in bytes. */
    public static final int SHORTEST = 16;

    private final SecretKeySpec key;

    private TailKey(SecretKeySpec key) {
        this.key = key;
    }

    /** A key for HMAC-SHA-256, which every Java has. */
    public static TailKey hmacSha256(byte[] secret) {
        return of("HmacSHA256", secret);
    }

    /** A key for HMAC-SM3 (GM/T 0091); a provider of {@code HmacSM3} must be registered. */
    public static TailKey hmacSm3(byte[] secret) {
        return of("HmacSM3", secret);
    }

    private static TailKey of(String algorithm, byte[] secret) {
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("key of " + secret.length + " bytes, at least " + SHORTEST + " needed");
        }
        TailKey made = new TailKey(new SecretKeySpec(secret, algorithm));
        made.mac();
        return made;
    }

    /** Twelve characters that stand for the text under this key: 9 bytes of the HMAC of {@code purpose 0 text} in base64url. */
    public String token(String purpose, String text) {
        byte[] full = mac().doFinal((purpose + '\0' + text).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, 9));
    }

    /** Tells whether two indexes were made under the same key and algorithm, without telling the key. */
    public String fingerprint() {
        return token("fingerprint", key.getAlgorithm());
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no provider for " + key.getAlgorithm(), e);
        }
    }

    @Override
    public String toString() {
        return "TailKey[" + key.getAlgorithm() + "]";
    }
}
