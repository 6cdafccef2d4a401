package org.hudang.archive;

/** The user may not act for this township. */
public final class TownshipRefused extends ArchiveException {
    public TownshipRefused(String township) {
        super("AR-002", township);
    }
}
