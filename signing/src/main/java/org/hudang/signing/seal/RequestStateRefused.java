package org.hudang.signing.seal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hudang.signing.SigningException;

/** The step is not possible in the state in which the request is. */
public final class RequestStateRefused extends SigningException {
    RequestStateRefused(SealRequestId id, Set<SealRequestState> expected, SealRequestState found) {
        super(
                "SG-211",
                id + " expected " + new TreeSet<>(expected) + ", found " + found,
                new TreeSet<>(expected).toString(),
                List.of(SealRequestState.values()).indexOf(found));
    }
}
