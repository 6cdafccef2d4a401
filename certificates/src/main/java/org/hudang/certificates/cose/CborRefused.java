package org.hudang.certificates.cose;

import org.hudang.certificates.CertificateException;

/** Bytes that are not what they should be: not deterministic CBOR, or not of the expected shape. */
public final class CborRefused extends CertificateException {
    /** {@code what} is in English and holds nothing of the content. */
    public CborRefused(String what, int offset) {
        super("CE-020", what + " at byte " + offset, what, offset);
    }

    /** A shape that is not the expected one. */
    public static CborRefused shape(String what) {
        return new CborRefused(what, 0);
    }
}
