package org.hudang.signing.key;

import java.io.IOException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/** Makes the digest that a {@link SigningKey} signs. */
public final class SigningDigests {
    private SigningDigests() {}

    /**
     * The digest of a message for a key: SHA-256 of it, or for SM2 e = SM3(Z‖message), where Z binds the signer id
     * {@code 1234567812345678}, the curve and the public key (GB/T 32918.2 §5.5).
     *
     * @param publicKey the public half of the key that will sign
     */
    public static byte[] of(KeyAlgorithm algorithm, PublicKey publicKey, byte[] message) {
        if (algorithm != KeyAlgorithm.SM2) {
            return algorithm.digest().digest(message);
        }
        if (!(publicKey instanceof ECPublicKey ec)) {
            throw new KeyUnusable("an SM2 key was expected, found " + publicKey.getAlgorithm());
        }
        var digest = algorithm.digest().start();
        digest.update(Sm2Z.of(ec.getW()));
        return digest.digest(message);
    }

    /**
     * The DigestInfo of a SHA-256 digest, which RSA signs with PKCS#1 v1.5 padding (RFC 8017 §9.2).
     *
     * @param digest 32 bytes
     */
    public static byte[] digestInfo(byte[] digest) throws IOException {
        AlgorithmIdentifier sha256 =
                new AlgorithmIdentifier(DigestAlgorithm.SHA_256.identifier().getAlgorithm(), DERNull.INSTANCE);
        return new DigestInfo(sha256, digest).getEncoded("DER");
    }
}
