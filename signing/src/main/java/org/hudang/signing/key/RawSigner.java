package org.hudang.signing.key;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** The bare operation on a private key in this process. */
interface RawSigner {
    byte[] sign(byte[] digest);

    /** From PKCS#8. */
    static RawSigner of(KeyAlgorithm algorithm, PrivateKeyInfo info, SecureRandom random) {
        try {
            return switch (algorithm) {
                case RSA_3072 -> rsa(info);
                case EC_P256 -> ecdsa(scalar(algorithm, info), random);
                case SM2 -> sm2(scalar(algorithm, info), random);
            };
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyUnavailable("the private key cannot be read", e);
        }
    }

    private static ECPrivateKeyParameters scalar(KeyAlgorithm algorithm, PrivateKeyInfo info) throws IOException {
        BigInteger d = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
        return new ECPrivateKeyParameters(d, Curves.of(algorithm));
    }

    private static RawSigner ecdsa(ECPrivateKeyParameters key, SecureRandom random) {
        ParametersWithRandom parameters = new ParametersWithRandom(key, random);
        return digest -> {
            ECDSASigner signer = new ECDSASigner();
            signer.init(true, parameters);
            BigInteger[] rs = signer.generateSignature(digest);
            try {
                return StandardDSAEncoding.INSTANCE.encode(Curves.P256.getN(), rs[0], rs[1]);
            } catch (IOException impossible) {
                throw new IllegalStateException("r and s always encode", impossible);
            }
        };
    }

    private static RawSigner sm2(ECPrivateKeyParameters key, SecureRandom random) {
        ParametersWithID parameters = new ParametersWithID(new ParametersWithRandom(key, random), Sm2Z.SIGNER_ID);
        // making one ready costs as much as half a signature; each is in one hand at a time
        Queue<ReadySm2> idle = new ConcurrentLinkedQueue<>();
        return digest -> {
            ReadySm2 signer = Optional.ofNullable(idle.poll()).orElseGet(() -> new ReadySm2(parameters));
            try {
                byte[] signature = signer.sign(digest);
                idle.add(signer);
                return signature;
            } catch (CryptoException e) {
                throw new KeyUnavailable("SM2 did not sign", e);
            }
        };
    }

    /** A signer that knows its key already; for one thread at a time. */
    final class ReadySm2 {
        private final ReadyDigest digest = new ReadyDigest(new byte[32]);
        private final SM2Signer signer = new SM2Signer(StandardDSAEncoding.INSTANCE, digest);

        private ReadySm2(ParametersWithID key) {
            signer.init(true, key);
        }

        private byte[] sign(byte[] value) throws CryptoException {
            digest.answer(value);
            return signer.generateSignature();
        }
    }

    private static RawSigner rsa(PrivateKeyInfo info) throws IOException, GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        return digest -> {
            try {
                Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
                cipher.init(Cipher.ENCRYPT_MODE, key);
                return cipher.doFinal(SigningDigests.digestInfo(digest));
            } catch (GeneralSecurityException | IOException e) {
                throw new KeyUnavailable("RSA did not sign", e);
            }
        };
    }
}
