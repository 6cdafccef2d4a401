package org.hudang.search;

/** The index was made by other rules or with another key (SR-021). A rebuild makes it anew. */
public final class IndexMadeOtherwise extends SearchException {

    public IndexMadeOtherwise(String expected, String found) {
        super("SR-021", expected, found);
    }
}
