package org.hudang.signing.revocation;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hosts that addresses inside certificates may lead to, set by the operator. A certificate from outside can name any
 * address; nothing outside of this list is ever asked.
 */
public final class AllowedHosts {
    private final Set<String> hosts;

    private AllowedHosts(Set<String> hosts) {
        this.hosts = hosts;
    }

    /** Nobody is asked. */
    public static AllowedHosts none() {
        return new AllowedHosts(Set.of());
    }

    /**
     * Exactly these hosts.
     *
     * @param hosts {@code crl.example.cn} for the standard ports, else {@code crl.example.cn:8080}
     */
    public static AllowedHosts of(String... hosts) {
        Set<String> all = new TreeSet<>();
        for (String host : hosts) {
            if (!host.matches("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?")) {
                throw new IllegalArgumentException("a host is a name with or without a port, not " + host);
            }
            all.add(host.toLowerCase(Locale.ROOT));
        }
        return new AllowedHosts(all);
    }

    boolean allow(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https"))
                || address.getHost() == null
                || address.getUserInfo() != null) {
            return false;
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int standard = scheme.equals("http") ? 80 : 443;
        int port = address.getPort() < 0 ? standard : address.getPort();
        return (port == standard && hosts.contains(host)) || hosts.contains(host + ":" + port);
    }

    @Override
    public String toString() {
        return "AllowedHosts" + hosts;
    }
}
