package org.hudang.certificates.check;

import java.util.Optional;
import java.util.Set;
import org.hudang.certificates.CodeStanding;
import org.hudang.certificates.number.ShortCode;
import org.hudang.certificates.trust.TrustList;

/**
 * What a check relies on. Everything may come from files; nothing is fetched.
 *
 * @param hosts hosts whose links are ours, compared character by character
 * @param trust trust list, already opened with the roots
 * @param statusLists where status lists are found
 * @param codes register that is asked for codes typed by hand
 */
public record CheckMaterial(Set<String> hosts, Optional<TrustList> trust, StatusLists statusLists, ShortCodes codes) {
    public CheckMaterial {
        hosts = Set.copyOf(hosts);
    }

    /** Without a register at hand: a code typed by hand is no certificate. */
    public CheckMaterial(Set<String> hosts, Optional<TrustList> trust, StatusLists statusLists) {
        this(hosts, trust, statusLists, ShortCodes.none());
    }

    /** Port: the register at hand. */
    @FunctionalInterface
    public interface ShortCodes {
        /** What the register says of a code; empty where there is none at hand. */
        Optional<CodeStanding> standing(ShortCode code);

        /** No register at hand. */
        static ShortCodes none() {
            return code -> Optional.empty();
        }
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
