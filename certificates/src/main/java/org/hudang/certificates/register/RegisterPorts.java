package org.hudang.certificates.register;

import org.hudang.certificates.Entitlement;
import org.hudang.certificates.IdentityWitness;
import org.hudang.certificates.LastLists;
import org.hudang.certificates.trust.TrustRoots;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.chain.HeadKey;

/**
 * What the register asks of others.
 *
 * @param entitlement benefit register
 * @param witness identity checks
 * @param signer signs certificates and status lists
 * @param roots roots that may sign a trust list
 * @param heads authenticates the heads of journals
 * @param lists status lists as they were last published
 */
public record RegisterPorts(
        Entitlement entitlement,
        IdentityWitness witness,
        PayloadSigner signer,
        TrustRoots roots,
        HeadKey heads,
        LastLists lists) {}
