package org.hudang.certificates.trust;

import java.util.Arrays;

/** A trust list with the signed bytes that are handed out. */
public final class PublishedTrustList {
    /** Media type of the signed bytes. */
    public static final String MEDIA_TYPE = "application/vnd.hudang.trust-list+cose";

    private final TrustList list;
    private final byte[] signed;

    /** A list and a copy of its signed bytes. */
    public PublishedTrustList(TrustList list, byte[] signed) {
        this.list = list;
        this.signed = signed.clone();
    }

    /** What it says. */
    public TrustList list() {
        return list;
    }

    /** A copy of the signed bytes. */
    public byte[] signed() {
        return signed.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublishedTrustList that && Arrays.equals(signed, that.signed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signed);
    }

    @Override
    public String toString() {
        return "PublishedTrustList[" + list.number() + "]";
    }
}
