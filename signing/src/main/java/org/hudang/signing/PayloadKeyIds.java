package org.hudang.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Names keys by their digest. */
final class PayloadKeyIds {
    private PayloadKeyIds() {}

    static PayloadKeyId of(PayloadPublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.bytes());
            return PayloadKeyId.of(Arrays.copyOf(digest, 4));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
