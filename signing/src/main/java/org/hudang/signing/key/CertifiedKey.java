package org.hudang.signing.key;

import java.security.cert.X509Certificate;
import java.util.List;

/** What every signing key has, wherever its private half lives: a kind, a chain that fits it, and digests of one length. */
public abstract class CertifiedKey implements SigningKey {
    private static final int DIGEST_BYTES = 32;

    private final KeyAlgorithm algorithm;
    private final List<X509Certificate> chain;

    /**
     * A key of this kind.
     *
     * @throws KeyUnusable when the certificate is for another kind
     */
    protected CertifiedKey(KeyAlgorithm algorithm, List<X509Certificate> chain) {
        KeyFit.require(algorithm, chain);
        this.algorithm = algorithm;
        this.chain = List.copyOf(chain);
    }

    @Override
    public final KeyAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public final List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public final byte[] sign(byte[] digest) {
        if (digest.length != DIGEST_BYTES) {
            throw new KeyUnusable("a digest to sign has 32 bytes, not " + digest.length);
        }
        return signed(digest);
    }

    /** Signs a digest whose length is right. */
    protected abstract byte[] signed(byte[] digest);

    /** Whether a value that came from elsewhere is a signature by this key over this digest. */
    protected final boolean holds(byte[] digest, byte[] value) {
        return SignatureProof.holdsOver(algorithm, chain.get(0).getPublicKey(), digest, value);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + algorithm + ", "
                + chain.get(0).getSerialNumber().toString(16) + ")";
    }
}
