package org.hudang.signing.key.token;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.crypto.Cipher;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyUnavailable;
import org.hudang.signing.key.KeyUnusable;
import org.hudang.signing.key.SignatureProof;
import org.hudang.signing.key.SigningDigests;
import org.hudang.signing.key.SigningKey;

/** A key whose private half is a handle to an object in the token. */
final class TokenKey implements SigningKey {
    private static final String RSA = "RSA/ECB/PKCS1Padding";
    private static final String ECDSA = "NONEwithECDSA";

    private final TokenPlace place;
    private final Provider provider;
    private final KeyAlgorithm algorithm;
    private final List<X509Certificate> chain;
    private final PrivateKey handle;
    private final Runnable lost;

    TokenKey(
            TokenPlace place,
            Provider provider,
            KeyAlgorithm algorithm,
            List<X509Certificate> chain,
            PrivateKey handle,
            Runnable lost) {
        this.place = place;
        this.provider = provider;
        this.algorithm = algorithm;
        this.chain = chain;
        this.handle = handle;
        this.lost = lost;
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
        byte[] value;
        try {
            value = algorithm == KeyAlgorithm.RSA_3072 ? rsa(digest) : ecdsa(digest);
        } catch (GeneralSecurityException | ProviderException | IOException e) {
            lost.run();
            throw new KeyUnavailable("the token did not sign: " + place, e);
        }
        if (!SignatureProof.holdsOver(algorithm, chain.get(0).getPublicKey(), digest, value)) {
            lost.run();
            throw new KeyUnavailable("what the token gave is no signature by its key: " + place);
        }
        return value;
    }

    private byte[] ecdsa(byte[] digest) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ECDSA, provider);
        signature.initSign(handle);
        signature.update(digest);
        return signature.sign();
    }

    private byte[] rsa(byte[] digest) throws GeneralSecurityException, IOException {
        Cipher cipher = Cipher.getInstance(RSA, provider);
        cipher.init(Cipher.ENCRYPT_MODE, handle);
        return cipher.doFinal(SigningDigests.digestInfo(digest));
    }

    @Override
    public String toString() {
        return "TokenKey(" + algorithm + ", " + place + ", "
                + chain.get(0).getSerialNumber().toString(16) + ")";
    }
}
