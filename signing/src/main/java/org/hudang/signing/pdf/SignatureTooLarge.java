package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** Chain, signature and timestamp need more room than was set aside. */
public final class SignatureTooLarge extends SigningException {
    SignatureTooLarge(int needed, int there) {
        super("SG-120", "the signature needs " + needed + " bytes, set aside are " + there, needed, there);
    }
}
