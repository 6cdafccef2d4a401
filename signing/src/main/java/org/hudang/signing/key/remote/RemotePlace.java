package org.hudang.signing.key.remote;

import java.net.URI;
import java.time.Duration;

/**
 * Where a remote signing service is.
 *
 * @param base address up to and with the version, for example {@code https://sign.example/csc/v1}; https, or http to this machine
 * @param patience for one whole answer, at most 5 seconds
 */
public record RemotePlace(URI base, Duration patience) {
    public RemotePlace {
        String host = String.valueOf(base.getHost());
        boolean here = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
        boolean secure = "https".equals(base.getScheme());
        if (base.getHost() == null
                || base.getUserInfo() != null
                || !(secure || (here && "http".equals(base.getScheme())))) {
            throw new IllegalArgumentException("a remote signing service is reached by https");
        }
    }

    /** An operation of the service. */
    URI operation(String name) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text : text + "/") + name);
    }

    @Override
    public String toString() {
        return base.getHost();
    }
}
