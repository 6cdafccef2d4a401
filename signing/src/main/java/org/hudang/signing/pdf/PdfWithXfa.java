package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** A PDF with an XFA form is not signed: what it shows is not what its pages say. */
public final class PdfWithXfa extends SigningException {
    PdfWithXfa() {
        super("SG-112", "the file holds an XFA form");
    }
}
