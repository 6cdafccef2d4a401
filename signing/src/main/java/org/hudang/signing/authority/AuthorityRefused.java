package org.hudang.signing.authority;

import org.hudang.signing.SigningException;

/** The certification authority does not do what was asked: a foreign certificate, a key of another kind. */
public final class AuthorityRefused extends SigningException {
    public AuthorityRefused(String why) {
        super("SG-105", why);
    }

    public AuthorityRefused(String why, Throwable cause) {
        super("SG-105", why, cause);
    }
}
