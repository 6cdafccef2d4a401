package org.hudang.signing.key;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.Pfx;

/** Key stores that lie. */
final class HostileP12 {
    private HostileP12() {}

    static byte[] withMacIterations(byte[] p12, int iterations) throws IOException {
        Pfx pfx = Pfx.getInstance(p12);
        MacData mac = pfx.getMacData();
        MacData raised = new MacData(
                mac.getMac(), mac.getSalt(), BigInteger.valueOf(iterations).intValueExact());
        return new Pfx(pfx.getAuthSafe(), raised).getEncoded("DER");
    }
}
