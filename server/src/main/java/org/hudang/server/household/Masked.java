package org.hudang.server.household;

import org.hudang.archive.household.Masking;
import org.hudang.archive.household.NameRefused;
import org.hudang.archive.household.PersonName;

/** Names on pages: masked on the server, by the one rule set of the archive. */
public final class Masked {
    private Masked() {}

    /** A name as screens show it; what is no name shows nothing but stars. */
    public static String name(String name) {
        try {
            return Masking.name(PersonName.of(name));
        } catch (NameRefused e) {
            return "*";
        }
    }
}
