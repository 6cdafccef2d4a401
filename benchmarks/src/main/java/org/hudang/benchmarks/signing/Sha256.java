package org.hudang.benchmarks.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of the JDK, which uses the processor's instructions. */
final class Sha256 {
    private Sha256() {}

    static byte[] of(byte[] bytes) {
        return start().digest(bytes);
    }

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
