package org.hudang.signing.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.hudang.signing.CryptoProvider;

/** A key pair just made. */
record FreshPair(PublicKey publicKey, PrivateKeyInfo privateKey) {

    static FreshPair generate(KeyAlgorithm algorithm, SecureRandom random) {
        try {
            if (algorithm == KeyAlgorithm.RSA_3072) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(3072, random);
                var pair = generator.generateKeyPair();
                return new FreshPair(
                        pair.getPublic(),
                        PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded()));
            }
            return onCurve(algorithm, random);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key pair can always be made", e);
        }
    }

    private static FreshPair onCurve(KeyAlgorithm algorithm, SecureRandom random)
            throws IOException, GeneralSecurityException {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(Curves.of(algorithm), random));
        var pair = generator.generateKeyPair();
        ASN1ObjectIdentifier curve =
                algorithm == KeyAlgorithm.SM2 ? GMObjectIdentifiers.sm2p256v1 : SECObjectIdentifiers.secp256r1;
        AlgorithmIdentifier identifier = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve);
        byte[] point = ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false);
        SubjectPublicKeyInfo spki = new SubjectPublicKeyInfo(identifier, point);
        ECPrivateKeyParameters secret = (ECPrivateKeyParameters) pair.getPrivate();
        PrivateKeyInfo info = new PrivateKeyInfo(identifier, new ECPrivateKey(256, secret.getD(), null, curve));
        KeyFactory factory = KeyFactory.getInstance("EC", CryptoProvider.provider());
        return new FreshPair(factory.generatePublic(new X509EncodedKeySpec(spki.getEncoded("DER"))), info);
    }
}
