package org.hudang.signing.personal;

import org.hudang.signing.SigningException;

/** The file is not the document that was shown. */
public final class ShownDocumentDiffers extends SigningException {
    ShownDocumentDiffers(String shown, String found) {
        super("SG-224", "shown " + shown + ", found " + found, shown, found);
    }
}
