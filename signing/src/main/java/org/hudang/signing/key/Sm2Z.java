package org.hudang.signing.key;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.spec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/** Z, the part of an SM2 digest that names signer, curve and key (GB/T 32918.2 §5.5). */
final class Sm2Z {
    /** The signer id everybody uses when none is agreed (GM/T 0009 §10). */
    static final byte[] SIGNER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private Sm2Z() {}

    static byte[] of(ECPoint point) {
        MessageDigest digest = DigestAlgorithm.SM3.start();
        int bits = SIGNER_ID.length * 8;
        digest.update((byte) (bits >> 8));
        digest.update((byte) bits);
        digest.update(SIGNER_ID);
        var curve = Curves.SM2.getCurve();
        digest.update(curve.getA().getEncoded());
        digest.update(curve.getB().getEncoded());
        digest.update(Curves.SM2.getG().getAffineXCoord().getEncoded());
        digest.update(Curves.SM2.getG().getAffineYCoord().getEncoded());
        digest.update(fixed(point.getAffineX()));
        digest.update(fixed(point.getAffineY()));
        return digest.digest();
    }

    private static byte[] fixed(BigInteger coordinate) {
        return BigIntegers.asUnsignedByteArray(32, coordinate);
    }
}
