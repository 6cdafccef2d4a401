package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** The text that marks the place of a signature is on no page. */
public final class AnchorNotFound extends SigningException {
    AnchorNotFound(String anchor, int pages) {
        super("SG-123", "the text that marks the place is on none of " + pages + " pages", anchor, pages);
    }
}
