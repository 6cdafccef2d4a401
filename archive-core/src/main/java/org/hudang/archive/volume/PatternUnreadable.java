package org.hudang.archive.volume;

import org.hudang.archive.ArchiveException;

/** The pattern of archival codes is none that an inspection can read: no volume of it could ever be closed. */
public final class PatternUnreadable extends ArchiveException {
    private static final String FORM = "{fonds}-{category}·…-{volume:n}-{item:n}";
    private static final String PLACES = "{programme}, {year}, {retention}, {township}";

    public PatternUnreadable(String pattern) {
        super("AR-150", pattern, FORM, PLACES);
    }
}
