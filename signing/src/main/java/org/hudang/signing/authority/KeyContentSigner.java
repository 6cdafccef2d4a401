package org.hudang.signing.authority;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.PublicKey;
import java.util.function.Function;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.hudang.signing.cms.CmsTemplate;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SigningDigests;
import org.hudang.signing.key.SigningKey;

/** Lets Bouncy Castle's builders sign certificates and CRLs with a key of this house. */
record KeyContentSigner(
        KeyAlgorithm algorithm, PublicKey publicKey, Function<byte[], byte[]> key, ByteArrayOutputStream collected)
        implements ContentSigner {

    static KeyContentSigner of(SigningKey key) {
        return new KeyContentSigner(
                key.algorithm(), key.chain().get(0).getPublicKey(), key::sign, new ByteArrayOutputStream());
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return CmsTemplate.signatureAlgorithm(algorithm);
    }

    @Override
    public OutputStream getOutputStream() {
        return collected;
    }

    @Override
    public byte[] getSignature() {
        return key.apply(SigningDigests.of(algorithm, publicKey, collected.toByteArray()));
    }
}
