package org.hudang.signing;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * Checks payload signatures. The algorithm comes from the key alone, never from the message: a header that names another
 * algorithm changes nothing.
 *
 * <p>Remembers the points of the newest keys, which saves more than half of a check; may be used by many threads.
 */
public final class PayloadCheck {
    private static final ECDomainParameters P256 = domain("P-256");
    private static final ECDomainParameters SM2 = domain("sm2p256v1");
    private static final byte[] SIGNER_ID = {
        0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38
    };

    private static final Points POINTS = new Points();

    private PayloadCheck() {}

    /**
     * Looks whether this key signed these bytes.
     *
     * @param toBeSigned the whole message
     * @param signature r‖s as received; any length is answered, never thrown at
     */
    public static PayloadVerdict check(PayloadPublicKey key, byte[] toBeSigned, byte[] signature) {
        ECDomainParameters domain = key.algorithm() == PayloadAlgorithm.SM2 ? SM2 : P256;
        if (signature.length != 64) {
            return new PayloadVerdict.MalformedSignature();
        }
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(signature, 0, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        if (outside(r, domain.getN()) || outside(s, domain.getN())) {
            return new PayloadVerdict.MalformedSignature();
        }
        ECPublicKeyParameters point;
        try {
            point = POINTS.of(key, domain);
        } catch (IllegalArgumentException notOnTheCurve) {
            return new PayloadVerdict.UnusableKey();
        }
        boolean signed = switch (key.algorithm()) {
            case ES256 -> es256(point, toBeSigned, r, s);
            case SM2 -> sm2(point, toBeSigned, signature);
        };
        return signed ? new PayloadVerdict.Signed() : new PayloadVerdict.NotSigned();
    }

    private static boolean es256(ECPublicKeyParameters key, byte[] message, BigInteger r, BigInteger s) {
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, key);
        try {
            return signer.verifySignature(MessageDigest.getInstance("SHA-256").digest(message), r, s);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static boolean sm2(ECPublicKeyParameters key, byte[] message, byte[] signature) {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(false, new ParametersWithID(key, SIGNER_ID));
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }

    private static boolean outside(BigInteger number, BigInteger n) {
        return number.signum() <= 0 || number.compareTo(n) >= 0;
    }

    private static ECDomainParameters domain(String curve) {
        X9ECParameters parameters = CustomNamedCurves.getByName(curve);
        return new ECDomainParameters(parameters);
    }
}
