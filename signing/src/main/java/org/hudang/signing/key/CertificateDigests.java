package org.hudang.signing.key;

import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.hudang.signing.CryptoProvider;

/** Digests that name an issuer in a question (CertID); they find, they prove nothing, so old ones are read too. */
public final class CertificateDigests {
    private CertificateDigests() {}

    /** Every digest the provider knows, SM3 among them. */
    public static DigestCalculatorProvider all() {
        try {
            return new JcaDigestCalculatorProviderBuilder()
                    .setProvider(CryptoProvider.provider())
                    .build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("digests are always there", e);
        }
    }
}
