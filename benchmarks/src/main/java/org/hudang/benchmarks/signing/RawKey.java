package org.hudang.benchmarks.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.hudang.signing.key.KeyAlgorithm;

/**
 * The bare signature over a message, by the fastest way known in Java and with nothing made twice: ready signers, custom
 * curves, for SM2 a ready Z. For one thread.
 */
public interface RawKey {
    /** DER of r and s, or the block of RSA. */
    byte[] sign(byte[] message);

    static RawKey of(KeyAlgorithm algorithm, PrivateKey key) {
        return switch (algorithm) {
            case EC_P256 -> ecdsa(parameters("secp256r1", key));
            case SM2 -> sm2(parameters("sm2p256v1", key));
            case RSA_3072 -> rsa(key);
        };
    }

    private static ECPrivateKeyParameters parameters(String curve, PrivateKey key) {
        X9ECParameters named = CustomNamedCurves.getByName(curve);
        ECDomainParameters domain = new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH());
        return new ECPrivateKeyParameters(((ECPrivateKey) key).getS(), domain);
    }

    private static RawKey ecdsa(ECPrivateKeyParameters key) {
        ECDSASigner signer = new ECDSASigner();
        signer.init(true, new ParametersWithRandom(key, new SecureRandom()));
        BigInteger order = key.getParameters().getN();
        return message -> {
            BigInteger[] rs = signer.generateSignature(Sha256.of(message));
            try {
                return StandardDSAEncoding.INSTANCE.encode(order, rs[0], rs[1]);
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static RawKey sm2(ECPrivateKeyParameters key) {
        SM2Signer signer = new SM2Signer(StandardDSAEncoding.INSTANCE, new SM3Digest());
        signer.init(true, new ParametersWithRandom(key, new SecureRandom()));
        return message -> {
            signer.update(message, 0, message.length);
            try {
                return signer.generateSignature();
            } catch (CryptoException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static RawKey rsa(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA", "SunRsaSign");
            signature.initSign(key);
            return message -> {
                try {
                    signature.update(message);
                    return signature.sign();
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
