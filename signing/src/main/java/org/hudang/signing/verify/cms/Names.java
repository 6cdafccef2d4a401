package org.hudang.signing.verify.cms;

import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Subjects as people read them (RFC 4514 without the reversal). */
public final class Names {
    private static final int LONGEST = 512;
    /** Stands for a name whose parts do not parse. */
    private static final String UNREADABLE = "?";

    private Names() {}

    /** What people call it: the common name, where there is exactly one, else the whole. */
    public static String called(X500Name name) {
        try {
            RDN[] common = name.getRDNs(BCStyle.CN);
            return common.length == 1
                            && !common[0].isMultiValued()
                            && common[0].getFirst().getValue() instanceof ASN1String called
                            && !called.getString().isBlank()
                    ? cut(called.getString())
                    : text(name);
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /**
     * Whether two names are the same (RFC 5280, 7.1). Names that are equal have the same hash, which each remembers; comparing
     * those that differ by letters is slow.
     */
    static boolean same(X500Name one, X500Name two) {
        return one.toASN1Primitive().equals(two.toASN1Primitive())
                || (one.hashCode() == two.hashCode() && one.equals(two));
    }

    /** The whole name. */
    public static String text(X500Name name) {
        String text;
        try {
            text = X500Name.getInstance(BCStyle.INSTANCE, name).toString();
        } catch (RuntimeException e) {
            return UNREADABLE;
        }
        return cut(text);
    }
}
