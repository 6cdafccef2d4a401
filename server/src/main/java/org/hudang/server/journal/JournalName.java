package org.hudang.server.journal;

import java.util.Locale;

/** The journals of the house, in the order in which roots name them. */
public enum JournalName {
    ACCOUNTS,
    ARCHIVE,
    CASEWORK,
    CERTIFICATES,
    SEALS;

    /** As it stands in roots and findings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
