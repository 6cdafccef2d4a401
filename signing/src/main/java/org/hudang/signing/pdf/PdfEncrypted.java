package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** An encrypted PDF is not signed: what was signed could not be shown to everybody. */
public final class PdfEncrypted extends SigningException {
    PdfEncrypted() {
        super("SG-111", "the file is encrypted");
    }
}
