package org.hudang.signing.timestamp;

import org.hudang.signing.key.DigestAlgorithm;

/** A time-stamping authority (时间戳服务), in the box or over HTTP. */
public interface Timestamps {
    /**
     * Asks for a token over a digest.
     *
     * @param imprint the 32 bytes to be stamped
     * @return {@link TimestampAnswer.Stamped} with a token that was checked, or {@link TimestampAnswer.NoAnswer}: the
     *     caller then has a document with a pending timestamp, never one with a proven time
     */
    TimestampAnswer stamp(DigestAlgorithm algorithm, byte[] imprint);
}
