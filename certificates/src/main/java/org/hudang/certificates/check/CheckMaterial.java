package org.hudang.certificates.check;

import java.util.Optional;
import java.util.Set;
import org.hudang.certificates.trust.TrustList;

/**
 * What a check relies on. Everything may come from files; nothing is fetched.
 *
 * @param hosts hosts whose links are ours, compared character by character
 * @param trust trust list, already opened with the roots
 * @param statusLists where status lists are found
 */
public record CheckMaterial(Set<String> hosts, Optional<TrustList> trust, StatusLists statusLists) {
    public CheckMaterial {
        hosts = Set.copyOf(hosts);
    }

    /** Port: status lists at hand. */
    @FunctionalInterface
    public interface StatusLists {
        /** The bytes of the newest token with this address, unchecked. */
        Optional<byte[]> newest(String uri);

        /** No list at hand. */
        static StatusLists none() {
            return uri -> Optional.empty();
        }
    }
}
