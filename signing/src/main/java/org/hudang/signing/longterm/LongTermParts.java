package org.hudang.signing.longterm;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.hudang.signing.revocation.RevocationSource;
import org.hudang.signing.timestamp.Timestamps;

/**
 * What keeping needs from outside.
 *
 * @param revocation knows what is withdrawn
 * @param timestamps stamps documents; SHA-256 and SM3, as the signatures need
 * @param anchors roots that chains must lead to
 * @param rule when prolongation is due
 * @param clock now
 */
public record LongTermParts(
        RevocationSource revocation,
        Timestamps timestamps,
        List<X509Certificate> anchors,
        KeepingRule rule,
        Clock clock) {
    public LongTermParts {
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("without an anchor nothing can be kept");
        }
        anchors = List.copyOf(anchors);
    }
}
