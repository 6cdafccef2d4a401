package org.hudang.signing.pdf;

import org.hudang.signing.SigningException;

/** The place for a new field is not on a page of the file. */
public final class PlaceOffPage extends SigningException {
    PlaceOffPage(int page, String why) {
        super("SG-119", "no such place on page " + page + ": " + why, page);
    }
}
