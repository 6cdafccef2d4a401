package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** Signing for another person is not grounded; {@link #code()} says why. */
public final class GuardianRefused extends SigningException {
    private GuardianRefused(String code, String message, Object... arguments) {
        super(code, message, arguments);
    }

    static GuardianRefused noGround() {
        return new GuardianRefused("SG-230", "no ground to sign for another person");
    }

    static GuardianRefused ownGuardian() {
        return new GuardianRefused("SG-246", "nobody is the own guardian");
    }
}
