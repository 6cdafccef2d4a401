package org.hudang.signing;

import java.time.Instant;

/**
 * A payload key one can ask to sign; holds nothing secret.
 *
 * @param context what it signs
 * @param publicKey its public half; {@code publicKey.algorithm()} is the only algorithm it is used with
 * @param signUntil after this instant {@link PayloadSigner#sign} refuses
 * @param verifyUntil until this instant what it signed may be relied on
 */
public record PayloadKey(PayloadContext context, PayloadPublicKey publicKey, Instant signUntil, Instant verifyUntil) {
    /** Its four-byte name. */
    public PayloadKeyId id() {
        return publicKey.id();
    }
}
