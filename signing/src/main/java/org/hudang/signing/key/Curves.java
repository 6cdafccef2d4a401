package org.hudang.signing.key;

import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;

/** The two curves, in Bouncy Castle's fast form. */
final class Curves {
    static final ECDomainParameters P256 = new ECDomainParameters(CustomNamedCurves.getByName("P-256"));
    static final ECDomainParameters SM2 = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));

    private Curves() {}

    static ECDomainParameters of(KeyAlgorithm algorithm) {
        return algorithm == KeyAlgorithm.SM2 ? SM2 : P256;
    }
}
