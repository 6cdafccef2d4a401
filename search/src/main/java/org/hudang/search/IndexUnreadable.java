package org.hudang.search;

/** The files of the index are damaged or gone (SR-020). A rebuild makes it whole. */
public final class IndexUnreadable extends SearchException {

    /** Code of “the index cannot be read”, also told by the state of the index. */
    public static final String CODE = "SR-020";

    public IndexUnreadable(String found, Throwable cause) {
        super(CODE, "a readable index", found, cause);
    }
}
