package org.hudang.signing.verify.cms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Remembers which signatures over certificates and lists were right, so that one authority is not checked anew for every
 * paper. Only this is remembered: that a value is a strong signature by a key over a message, which holds for ever. Nothing
 * about validity, withdrawal or trust; nothing that was wrong; no signature over a paper.
 *
 * <p>Bounded; may be used by many threads.
 */
public final class RightOnce {
    private static final int MOST = 512;

    private final Map<ByteBuffer, Boolean> right = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** Whether the value is a signature by the key over the message, by algorithms that still protect. */
    boolean holds(AlgorithmIdentifier algorithm, SubjectPublicKeyInfo key, byte[] message, byte[] value)
            throws IOException {
        ByteBuffer name = name(algorithm, key, message, value);
        synchronized (right) {
            if (right.get(name) != null) {
                return true;
            }
        }
        boolean holds = SignatureCheck.check(algorithm, Optional.empty(), key, message, value)
                        instanceof SignatureCheck.Right found
                && !found.weak();
        if (holds) {
            synchronized (right) {
                right.put(name, true);
            }
        }
        return holds;
    }

    /** How many are remembered. */
    int size() {
        synchronized (right) {
            return right.size();
        }
    }

    /** The digest of all that the check depends on, each part with its length. */
    private static ByteBuffer name(
            AlgorithmIdentifier algorithm, SubjectPublicKeyInfo key, byte[] message, byte[] value) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : new byte[][] {algorithm.getEncoded("DER"), key.getEncoded("DER"), message, value}) {
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                digest.update(part);
            }
            return ByteBuffer.wrap(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
