package org.hudang.search;

/** The disk refused a write (SR-023); what was not refreshed must be fed again. */
public final class IndexNotWritten extends SearchException {

    public IndexNotWritten(String found, Throwable cause) {
        super("SR-023", "a written index", found, cause);
    }
}
