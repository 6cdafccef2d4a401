package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The identity evidence does not prove who signs; {@link #code()} says why. */
public final class IdentityRefused extends SigningException {
    private IdentityRefused(String code, String message, Object... arguments) {
        super(code, message, arguments);
    }

    static IdentityRefused anotherPerson() {
        return new IdentityRefused("SG-227", "identity evidence of another person");
    }

    static IdentityRefused inTheFuture() {
        return new IdentityRefused("SG-239", "identity evidence from the future");
    }

    static IdentityRefused tooLongAgo() {
        return new IdentityRefused("SG-240", "identity evidence too old");
    }

    static IdentityRefused noWitness() {
        return new IdentityRefused("SG-241", "nobody, or the signer, witnessed the identity");
    }
}
