package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** The document is larger than what is signed here. */
public final class DocumentTooLarge extends SigningException {
    DocumentTooLarge(long mostBytes) {
        super("SG-208", "more than " + mostBytes + " bytes", mostBytes / (1024 * 1024));
    }
}
