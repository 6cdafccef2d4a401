package org.hudang.signing.authority;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyFit;

/**
 * A key that was made elsewhere and asks for a certificate (PKCS#10, RFC 2986; 证书请求). Only the key is taken from it; whom the
 * certificate names is decided by who certifies.
 *
 * @param algorithm the kind of the key
 * @param key its public half; whoever made the request has the private one
 */
public record KeyRequest(KeyAlgorithm algorithm, PublicKey key) {
    private static final int LARGEST = 64 * 1024;

    /**
     * Reads a request.
     *
     * @param file PEM or DER, up to 64 KB
     * @throws KeyRequestRefused when it is none, or not signed with the key that it names
     * @throws org.hudang.signing.key.KeyUnusable when the key is of a kind that is not used here
     */
    public static KeyRequest read(byte[] file) {
        if (file.length > LARGEST) {
            throw new KeyRequestRefused("a request has at most " + LARGEST + " bytes");
        }
        try {
            JcaPKCS10CertificationRequest request =
                    new JcaPKCS10CertificationRequest(der(file)).setProvider(CryptoProvider.provider());
            PublicKey key = request.getPublicKey();
            KeyAlgorithm algorithm = KeyFit.of(key);
            boolean owned = request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(CryptoProvider.provider())
                    .build(key));
            if (!owned) {
                throw new KeyRequestRefused("the request is not signed with the key that it names");
            }
            return new KeyRequest(algorithm, key);
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | IllegalArgumentException e) {
            throw new KeyRequestRefused("the file is no request for a certificate", e);
        }
    }

    private static byte[] der(byte[] file) throws IOException {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.contains("-----BEGIN ")) {
            return file;
        }
        try (PemReader reader = new PemReader(new StringReader(text))) {
            PemObject first = reader.readPemObject();
            if (first == null || !first.getType().endsWith("CERTIFICATE REQUEST")) {
                throw new IOException("another kind of PEM");
            }
            return first.getContent();
        }
    }
}
