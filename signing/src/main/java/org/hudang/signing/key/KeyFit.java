package org.hudang.signing.key;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Looks whether a key is of the kind it is said to be: curve and size, not only the class. */
public final class KeyFit {
    private KeyFit() {}

    /**
     * The kind of a public key.
     *
     * @throws KeyUnusable when it is none of ours: another curve, explicit parameters, RSA below 3072 bits
     */
    public static KeyAlgorithm of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            if (rsa.getModulus().bitLength() < 3072) {
                throw new KeyUnusable(
                        "RSA needs 3072 bits, found " + rsa.getModulus().bitLength());
            }
            return KeyAlgorithm.RSA_3072;
        }
        if (key instanceof ECPublicKey) {
            var identifier = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
            if (X9ObjectIdentifiers.id_ecPublicKey.equals(identifier.getAlgorithm())
                    && identifier.getParameters() instanceof ASN1ObjectIdentifier curve) {
                if (curve.equals(SECObjectIdentifiers.secp256r1)) {
                    return KeyAlgorithm.EC_P256;
                }
                if (curve.equals(GMObjectIdentifiers.sm2p256v1)) {
                    return KeyAlgorithm.SM2;
                }
            }
        }
        throw new KeyUnusable("the key is neither P-256 nor SM2 nor RSA: " + key.getAlgorithm());
    }

    static void require(KeyAlgorithm expected, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new KeyUnusable("a signing key needs its certificate");
        }
        KeyAlgorithm found = of(chain.get(0).getPublicKey());
        if (found != expected) {
            throw new KeyUnusable("a certificate for " + expected + " was expected, found one for " + found);
        }
    }
}
