package org.hudang.signing.seal;

import org.hudang.signing.SigningException;

/** Two steps that need two people were asked for by one. */
public final class SamePerson extends SigningException {
    SamePerson(String first, String second) {
        super("SG-205", "one person may not both " + first + " and " + second, first, second);
    }
}
