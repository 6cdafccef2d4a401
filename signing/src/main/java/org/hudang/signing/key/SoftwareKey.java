package org.hudang.signing.key;

import java.security.cert.X509Certificate;
import java.util.List;

/** A key in this process. */
final class SoftwareKey extends CertifiedKey {
    private final RawSigner signer;

    SoftwareKey(KeyAlgorithm algorithm, List<X509Certificate> chain, RawSigner signer) {
        super(algorithm, chain);
        this.signer = signer;
    }

    @Override
    protected byte[] signed(byte[] digest) {
        return signer.sign(digest);
    }
}
