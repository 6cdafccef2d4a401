package org.hudang.exhibits;

import java.util.Locale;

/** How far a paper is brought (ETSI EN 319 142-1 §6). */
enum Level {
    /** Signed. */
    B_B,
    /** With a timestamp in each signature. */
    B_T,
    /** With chains and proof that nothing was withdrawn. */
    B_LT,
    /** With a document timestamp over that. */
    B_LTA,
    /** With a second one, later, over fresh data. */
    B_LTA_PROLONGED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
