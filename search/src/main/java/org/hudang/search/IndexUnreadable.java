package org.hudang.search;

/** The files of the index are damaged or gone (SR-020). A rebuild makes it whole. */
public final class IndexUnreadable extends SearchException {

    public IndexUnreadable(String found, Throwable cause) {
        super("SR-020", "a readable index", found, cause);
    }
}
