package org.hudang.signing.seal;

import java.time.Instant;
import org.hudang.signing.SigningException;

/** Now is outside the time for which the seal was made. */
public final class SealOutOfTime extends SigningException {
    SealOutOfTime(SealId id, Validity validity, Instant now) {
        super(
                "SG-206",
                id + " is good from " + validity.from() + " until " + validity.until() + ", now is " + now,
                validity.from().toString(),
                validity.until().toString());
    }
}
