package org.hudang.signing.key;

import java.security.cert.X509Certificate;
import java.util.List;

/** A key in this process. */
final class SoftwareKey implements SigningKey {
    private final KeyAlgorithm algorithm;
    private final List<X509Certificate> chain;
    private final RawSigner signer;

    SoftwareKey(KeyAlgorithm algorithm, List<X509Certificate> chain, RawSigner signer) {
        KeyFit.require(algorithm, chain);
        this.algorithm = algorithm;
        this.chain = List.copyOf(chain);
        this.signer = signer;
    }

    @Override
    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public byte[] sign(byte[] digest) {
        if (digest.length != 32) {
            throw new KeyUnusable("a digest to sign has 32 bytes, not " + digest.length);
        }
        return signer.sign(digest);
    }

    @Override
    public String toString() {
        return "SoftwareKey(" + algorithm + ", "
                + chain.get(0).getSerialNumber().toString(16) + ")";
    }
}
