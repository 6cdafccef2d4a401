package org.hudang.signing.key;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key that signs digests, wherever it lives: a PKCS#12 file, a token, a remote service.
 *
 * <p>This is the inside of the module. The doors are {@code SealUse}, {@code PersonalSigning} and {@code PayloadSigner};
 * no code outside {@code org.hudang.signing} may call {@link #sign}.
 */
public interface SigningKey {
    /** The kind of the key. */
    KeyAlgorithm algorithm();

    /** The certificate of this key first, then its issuers up to but without the root. Never empty. */
    List<X509Certificate> chain();

    /**
     * Signs a digest of 32 bytes made by {@link SigningDigests#of}.
     *
     * @param digest SHA-256 of the message, for SM2 the value e = SM3(Z‖message)
     * @return ECDSA and SM2: DER {@code SEQUENCE {r, s}}; RSA: the block of 384 bytes
     * @throws KeyUnavailable when the key is destroyed or its store does not answer
     */
    byte[] sign(byte[] digest);
}
