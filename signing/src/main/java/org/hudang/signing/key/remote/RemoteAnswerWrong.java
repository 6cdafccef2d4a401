package org.hudang.signing.key.remote;

import org.hudang.signing.SigningException;

/** What the remote signing service gave is not what was asked for: another hash, another key, another certificate, no JSON. */
public final class RemoteAnswerWrong extends SigningException {
    RemoteAnswerWrong(String why) {
        super("SG-108", why);
    }

    RemoteAnswerWrong(String why, Throwable cause) {
        super("SG-108", why, cause);
    }
}
