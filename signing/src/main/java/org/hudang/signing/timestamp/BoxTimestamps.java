package org.hudang.signing.timestamp;

import java.util.Optional;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyUnavailable;
import org.hudang.signing.key.KeyUnusable;

/**
 * The time-stamping authority in this process: SHA-256 is stamped with the international key, SM3 with the SM2 key.
 *
 * @param international stamps SHA-256
 * @param national stamps SM3
 */
public record BoxTimestamps(StampingKey international, StampingKey national) implements Timestamps {
    @Override
    public TimestampAnswer stamp(DigestAlgorithm algorithm, byte[] imprint) {
        try {
            return (algorithm == DigestAlgorithm.SM3 ? national : international)
                    .token(algorithm, imprint, Optional.empty());
        } catch (KeyUnusable e) {
            return new TimestampAnswer.NoAnswer(TimestampAnswer.Reason.UNTRUSTED, String.valueOf(e.getMessage()));
        } catch (KeyUnavailable e) {
            return new TimestampAnswer.NoAnswer(TimestampAnswer.Reason.UNREACHABLE, String.valueOf(e.getMessage()));
        }
    }
}
