package org.hudang.signing.key;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
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
}
