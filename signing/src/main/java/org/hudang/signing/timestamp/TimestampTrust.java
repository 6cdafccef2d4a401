package org.hudang.signing.timestamp;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which tokens are believed.
 *
 * @param anchors roots the authority's certificate must lead to
 * @param policy the policy asked for and required (OID in dots); empty takes any
 * @param drift how far the token's time may be from our clock
 */
public record TimestampTrust(List<X509Certificate> anchors, Optional<String> policy, Duration drift) {
    public TimestampTrust {
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("without an anchor no timestamp is believed");
        }
        if (drift.isNegative() || drift.isZero()) {
            throw new IllegalArgumentException("drift is positive, not " + drift);
        }
        anchors = List.copyOf(anchors);
    }

    /** These roots, any policy, five minutes of drift. */
    public static TimestampTrust in(List<X509Certificate> anchors) {
        return new TimestampTrust(anchors, Optional.empty(), Duration.ofMinutes(5));
    }

    /** The same with a required policy. */
    public TimestampTrust requiring(String oid) {
        return new TimestampTrust(anchors, Optional.of(oid), drift);
    }
}
