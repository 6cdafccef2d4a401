package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** The staged output is missing or is not what was recorded. */
public final class StagedOutputDamaged extends SigningException {
    StagedOutputDamaged(SealRequestId id, String expected, String found) {
        super("SG-216", "staged output of " + id + " expected " + expected + ", found " + found, id.value());
    }
}
