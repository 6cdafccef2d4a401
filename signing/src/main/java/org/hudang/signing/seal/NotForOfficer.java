package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** The officer does not act for the owner of the seal. */
public final class NotForOfficer extends SigningException {
    NotForOfficer(SealId id) {
        super("SG-219", "the officer does not act for the owner of " + id, id.value());
    }
}
