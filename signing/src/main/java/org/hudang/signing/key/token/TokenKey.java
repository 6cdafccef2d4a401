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
import org.hudang.signing.key.CertifiedKey;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyUnavailable;
import org.hudang.signing.key.SigningDigests;

/** A key whose private half is a handle to an object in the token. */
final class TokenKey extends CertifiedKey {
    private static final String RSA = "RSA/ECB/PKCS1Padding";
    private static final String ECDSA = "NONEwithECDSA";

    private final TokenPlace place;
    private final Provider provider;
    private final PrivateKey handle;
    private final Runnable lost;

    TokenKey(
            TokenPlace place,
            Provider provider,
            KeyAlgorithm algorithm,
            List<X509Certificate> chain,
            PrivateKey handle,
            Runnable lost) {
        super(algorithm, chain);
        this.place = place;
        this.provider = provider;
        this.handle = handle;
        this.lost = lost;
    }

    @Override
    protected byte[] signed(byte[] digest) {
        byte[] value;
        try {
            value = algorithm() == KeyAlgorithm.RSA_3072 ? rsa(digest) : ecdsa(digest);
        } catch (GeneralSecurityException | ProviderException | IOException e) {
            lost.run();
            throw new KeyUnavailable("the token did not sign: " + place, e);
        }
        if (!holds(digest, value)) {
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
}
