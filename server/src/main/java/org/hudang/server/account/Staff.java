package org.hudang.server.account;

import java.io.Serializable;
import java.security.Principal;
import org.hudang.archive.Acting;
import org.hudang.search.Caller;

/**
 * Who is signed in, as the session keeps it.
 *
 * @param login account
 * @param displayName name shown
 * @param township township it works for, or {@code *}
 */
public record Staff(String login, String displayName, String township) implements Serializable, Principal {
    /** As the archive knows the person. */
    public Acting acting() {
        return new Acting(login, township);
    }

    /** As search knows the person. */
    public Caller caller() {
        return new Caller(login, township);
    }

    @Override
    public String getName() {
        return login;
    }
}
