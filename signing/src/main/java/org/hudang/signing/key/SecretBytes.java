package org.hudang.signing.key;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Bytes nobody should see: printed as their length only, opened only with a token whose name cannot be overlooked, wiped
 * by {@link #destroy}. Two secrets are never compared.
 */
public final class SecretBytes {
    private final byte[] bytes;
    private boolean destroyed;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Keeps a copy; the caller wipes its own. */
    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    /** Fresh random bytes. */
    public static SecretBytes random(int length, SecureRandom random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new SecretBytes(bytes);
    }

    /**
     * A copy of the bytes, to be wiped by the caller.
     *
     * @throws KeyUnavailable after {@link #destroy}
     */
    public synchronized byte[] open(InsecureSecretAccess token) {
        java.util.Objects.requireNonNull(token);
        if (destroyed) {
            throw new KeyUnavailable("the secret was destroyed");
        }
        return bytes.clone();
    }

    /** Overwrites the bytes; from now on they cannot be opened. */
    public synchronized void destroy() {
        Arrays.fill(bytes, (byte) 0);
        destroyed = true;
    }

    @Override
    public String toString() {
        return "SecretBytes(" + bytes.length + " bytes)";
    }
}
