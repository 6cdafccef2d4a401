package org.hudang.signing.verify.cms;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Subjects as people read them (RFC 4514 without the reversal). */
public final class Names {
    private static final int LONGEST = 512;
    /** Stands for a name whose parts do not parse. */
    private static final String UNREADABLE = "?";

    private Names() {}

    public static String text(X500Name name) {
        String text;
        try {
            text = X500Name.getInstance(BCStyle.INSTANCE, name).toString();
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
