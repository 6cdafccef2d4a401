package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** The log of a seal was changed, or an entry is missing; the entry is named. */
public final class SealLogBroken extends SigningException {
    SealLogBroken(SealId id, long number, String reason) {
        super(
                "SG-217",
                "log of " + id + " at entry " + number + ": " + reason,
                id.value(),
                Long.toString(number),
                reason);
    }
}
