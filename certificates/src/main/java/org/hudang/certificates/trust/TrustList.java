package org.hudang.certificates.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKeyId;

/**
 * Which keys may sign what (信任列表). A value of this type that came out of {@link SignedTrustList#open} was signed by
 * one of the roots.
 *
 * @param number rises with every list and never falls
 * @param issuedAt when it was signed, whole seconds
 * @param refreshBy from then on it is too old to vouch for anything
 * @param keys keys of every context, old and new ones side by side while they rotate
 * @param bureaus bureaus the keys belong to
 */
public record TrustList(long number, Instant issuedAt, Instant refreshBy, List<TrustedKey> keys, List<Bureau> bureaus) {
    public TrustList {
        keys = List.copyOf(keys);
        bureaus = List.copyOf(bureaus);
        if (number < 1) {
            throw new IllegalArgumentException("number " + number + " is not 1 or more");
        }
        if (!refreshBy.isAfter(issuedAt)) {
            throw new IllegalArgumentException("refresh-by " + refreshBy + " is not after " + issuedAt);
        }
    }

    /** Every key of this context with this name; names may collide, so all of them are to be tried. */
    public List<TrustedKey> keys(PayloadContext context, PayloadKeyId id) {
        return keys.stream()
                .filter(key -> key.context() == context && key.key().id().equals(id))
                .toList();
    }

    /** The bureau with this code. */
    public Optional<Bureau> bureau(long code) {
        return bureaus.stream().filter(bureau -> bureau.code() == code).findFirst();
    }
}
