package org.hudang.signing.seal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hudang.signing.SigningException;

/** The step is not possible in the state in which the seal is. */
public final class SealStateRefused extends SigningException {
    private final SealState found;

    SealStateRefused(SealId id, Set<SealState> expected, SealState found) {
        super(
                "SG-204",
                id + " expected " + new TreeSet<>(expected) + ", found " + found,
                new TreeSet<>(expected).toString(),
                List.of(SealState.values()).indexOf(found));
        this.found = found;
    }

    /** The state in which the seal is. */
    public SealState found() {
        return found;
    }
}
