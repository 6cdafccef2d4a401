package org.hudang.signing.timestamp;

import java.util.Arrays;

/** A time-stamp token: DER of a CMS ContentInfo (RFC 3161 §2.4.2). */
public final class TimestampToken {
    private final byte[] der;

    private TimestampToken(byte[] der) {
        this.der = der;
    }

    /** From its DER. */
    public static TimestampToken of(byte[] der) {
        return new TimestampToken(der.clone());
    }

    /** Its DER. */
    public byte[] der() {
        return der.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimestampToken token && Arrays.equals(der, token.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return "TimestampToken(" + der.length + " bytes)";
    }
}
