package org.hudang.signing.key;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
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

    /**
     * The bytes as characters of UTF-8, to be wiped by the caller.
     *
     * @throws KeyUnavailable after {@link #destroy}
     */
    public char[] openCharacters(InsecureSecretAccess token) {
        byte[] opened = open(token);
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(opened));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        Arrays.fill(decoded.array(), '\0');
        Arrays.fill(opened, (byte) 0);
        return characters;
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
