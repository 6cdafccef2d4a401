package org.hudang.signing.key;

import java.io.IOException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** Private keys as bytes. */
final class Pkcs8 {
    private Pkcs8() {}

    static byte[] encode(PrivateKeyInfo info) {
        try {
            return info.getEncoded("DER");
        } catch (IOException impossible) {
            throw new IllegalStateException("a private key always encodes", impossible);
        }
    }

    static PrivateKeyInfo decode(byte[] der) {
        try {
            return PrivateKeyInfo.getInstance(der);
        } catch (IllegalArgumentException e) {
            throw new KeyUnavailable("the private key cannot be read", e);
        }
    }
}
