package org.hudang.casework.identity;

import org.hudang.casework.CaseworkException;

/** A check of identity is not noted. */
public final class IdentityCheckRefused extends CaseworkException {
    private IdentityCheckRefused(String code, Object... facts) {
        super(code, facts);
    }

    static IdentityCheckRefused householdUnknown(String household) {
        return new IdentityCheckRefused("CW-070", household);
    }

    static IdentityCheckRefused memberUnknown(String member) {
        return new IdentityCheckRefused("CW-071", member);
    }

    static IdentityCheckRefused otherNumber() {
        return new IdentityCheckRefused("CW-072");
    }
}
