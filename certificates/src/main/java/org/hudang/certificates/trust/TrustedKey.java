package org.hudang.certificates.trust;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
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
    /** The public half of a payload key, vouched for as the signing room limits it. */
    public static TrustedKey of(PayloadKey key, long bureau) {
        return new TrustedKey(
                key.publicKey(),
                key.context(),
                bureau,
                new Term(
                        key.signUntil().truncatedTo(ChronoUnit.SECONDS),
                        key.verifyUntil().truncatedTo(ChronoUnit.SECONDS)));
    }

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
