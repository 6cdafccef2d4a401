package org.hudang.certificates.trust;

import java.time.Instant;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadPublicKey;

/**
 * A key that the trust list vouches for.
 *
 * @param key public key, bound to one algorithm
 * @param context the only thing it may sign
 * @param bureau code of the bureau it signs for
 * @param term how long
 */
public record TrustedKey(PayloadPublicKey key, PayloadContext context, long bureau, Term term) {
    /**
     * How long a key counts; whole seconds.
     *
     * @param signUntil what claims to be signed later is not its work
     * @param verifyUntil from then on nothing it signed may be relied on
     */
    public record Term(Instant signUntil, Instant verifyUntil) {
        public Term {
            if (verifyUntil.isBefore(signUntil)) {
                throw new IllegalArgumentException("verify-until " + verifyUntil + " before sign-until " + signUntil);
            }
        }
    }
}
