package org.hudang.signing.key;

/** What kind of key, with the one digest it is used with here. */
public enum KeyAlgorithm {
    /** ECDSA on P-256 with SHA-256. */
    EC_P256(DigestAlgorithm.SHA_256),
    /** RSA with 3072 bits, PKCS#1 v1.5, SHA-256. */
    RSA_3072(DigestAlgorithm.SHA_256),
    /** SM2 on sm2p256v1 with SM3 (GB/T 32918). */
    SM2(DigestAlgorithm.SM3);

    private final DigestAlgorithm digest;

    KeyAlgorithm(DigestAlgorithm digest) {
        this.digest = digest;
    }

    /** The digest that goes with this key, in signatures, CMS and timestamps. */
    public DigestAlgorithm digest() {
        return digest;
    }
}
