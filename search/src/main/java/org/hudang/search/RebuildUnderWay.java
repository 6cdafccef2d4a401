package org.hudang.search;

/** A second rebuild was asked for while one is growing, or a finished one was used again (SR-024). */
public final class RebuildUnderWay extends SearchException {

    public RebuildUnderWay(String expected, String found) {
        super("SR-024", expected, found);
    }
}
