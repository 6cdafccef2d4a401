package org.hudang.signing.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.hudang.signing.CryptoProvider;

/** Checks a signature value that came from a key elsewhere before it is built into anything. */
public final class SignatureProof {
    private SignatureProof() {}

    /**
     * Whether the value is a signature of the message by the key, with exactly the algorithm of its kind.
     *
     * <p>A question about an own operation; the verdict on documents of others is the verifier's.
     */
    public static boolean holds(KeyAlgorithm algorithm, PublicKey key, byte[] message, byte[] value) {
        if (KeyFit.of(key) != algorithm) {
            return false;
        }
        String name = switch (algorithm) {
            case EC_P256 -> "SHA256withECDSA";
            case RSA_3072 -> "SHA256withRSA";
            case SM2 -> "SM3withSM2";
        };
        try {
            Signature check = Signature.getInstance(name, CryptoProvider.provider());
            check.initVerify(key);
            check.update(message);
            return check.verify(value);
        } catch (GeneralSecurityException notEvenASignature) {
            return false;
        }
    }

    /**
     * Whether the value is a signature by the key over a digest that {@link SigningDigests#of} made.
     *
     * @param digest 32 bytes
     * @param value in the form that {@link SigningKey#sign} gives
     */
    public static boolean holdsOver(KeyAlgorithm algorithm, PublicKey key, byte[] digest, byte[] value) {
        try {
            return switch (algorithm) {
                case EC_P256 -> {
                    Signature check = Signature.getInstance("NONEwithECDSA", CryptoProvider.provider());
                    check.initVerify(key);
                    check.update(digest);
                    yield check.verify(value);
                }
                case RSA_3072 -> {
                    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding", CryptoProvider.provider());
                    cipher.init(Cipher.DECRYPT_MODE, key);
                    yield Arrays.equals(cipher.doFinal(value), SigningDigests.digestInfo(digest));
                }
                case SM2 -> {
                    SM2Signer check = new SM2Signer(StandardDSAEncoding.INSTANCE, new ReadyDigest(digest));
                    check.init(false, new ParametersWithID(ECUtil.generatePublicKeyParameter(key), Sm2Z.SIGNER_ID));
                    yield check.verifySignature(value);
                }
            };
        } catch (GeneralSecurityException | IOException | RuntimeException notEvenASignature) {
            return false;
        }
    }
}
