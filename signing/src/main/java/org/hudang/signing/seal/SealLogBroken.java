package org.hudang.signing.seal;

import org.hudang.signing.SigningException;
import org.hudang.signing.chain.Harm;

/** The log of a seal was changed, or an entry is missing; the entry is named. */
public final class SealLogBroken extends SigningException {
    private final long number;
    private final Harm harm;

    SealLogBroken(SealId id, long number, Harm harm, String reason) {
        super(
                "SG-217",
                "log of " + id + " at entry " + number + ": " + reason,
                id.value(),
                Long.toString(number),
                reason);
        this.number = number;
        this.harm = harm;
    }

    /** The entry that does not fit. */
    public long number() {
        return number;
    }

    /** What was done to it. */
    public Harm harm() {
        return harm;
    }
}
