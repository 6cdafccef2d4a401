package org.hudang.search;

/** Another process holds the directory of the index (SR-022). */
public final class IndexInUse extends SearchException {

    public IndexInUse(String found, Throwable cause) {
        super("SR-022", "a directory of its own", found, cause);
    }
}
