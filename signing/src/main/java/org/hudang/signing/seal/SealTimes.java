package org.hudang.signing.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** Whether certificates cover a moment. */
final class SealTimes {
    private SealTimes() {}

    static boolean covers(X509Certificate certificate, Instant when) {
        return !when.isBefore(certificate.getNotBefore().toInstant())
                && !when.isAfter(certificate.getNotAfter().toInstant());
    }
}
