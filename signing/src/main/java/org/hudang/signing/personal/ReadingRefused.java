package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** Pages were not shown, or consent is missing; the reason is named. */
public final class ReadingRefused extends SigningException {
    ReadingRefused(String reason) {
        super("SG-228", "reading: " + reason, reason);
    }
}
