package org.hudang.signing.cms;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;

/** Puts ready DER parts together without parsing them again. */
final class Der {
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int OCTET_STRING = 0x04;
    static final int CONTEXT_0 = 0xA0;
    static final int CONTEXT_1 = 0xA1;

    private Der() {}

    /** Tag, length in the shortest form, and the parts. */
    static byte[] of(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int sizeBytes = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
        byte[] out = new byte[2 + sizeBytes + length];
        out[0] = (byte) tag;
        out[1] = (byte) (sizeBytes == 0 ? length : 0x80 | sizeBytes);
        for (int i = 0; i < sizeBytes; i++) {
            out[2 + i] = (byte) (length >>> (8 * (sizeBytes - 1 - i)));
        }
        int at = 2 + sizeBytes;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, out, at, part.length);
            at += part.length;
        }
        return out;
    }

    static byte[] encode(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException impossible) {
            throw new IllegalStateException("an ASN.1 value in memory always encodes", impossible);
        }
    }
}
