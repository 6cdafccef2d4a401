package org.hudang.signing.timestamp;

import java.time.Instant;

/** What came of asking for a timestamp. */
public sealed interface TimestampAnswer {
    /**
     * A token whose signature, imprint, nonce, policy and certificate were checked.
     *
     * @param token the token
     * @param time the time it proves
     */
    record Stamped(TimestampToken token, Instant time) implements TimestampAnswer {}

    /**
     * No usable token.
     *
     * @param why what went wrong
     * @param detail for logs, in English
     */
    record NoAnswer(Reason why, String detail) implements TimestampAnswer {}

    /** Why there is no token. */
    enum Reason {
        /** Nobody answered in time or the connection failed. */
        UNREACHABLE,
        /** The answer is larger than 1 MB. */
        TOO_LARGE,
        /** HTTP said anything but 200 with a timestamp reply. */
        REFUSED_BY_HTTP,
        /** The reply is no timestamp reply or is not granted. */
        NOT_GRANTED,
        /** The token answers another question: imprint, algorithm or nonce. */
        OTHER_REQUEST,
        /** The token's policy is not the one asked for. */
        OTHER_POLICY,
        /** The token's time is too far from our clock. */
        IMPLAUSIBLE_TIME,
        /** The token's signature or certificate is not to be trusted. */
        UNTRUSTED
    }
}
