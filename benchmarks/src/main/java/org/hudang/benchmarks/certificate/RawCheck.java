package org.hudang.benchmarks.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.hudang.signing.PayloadAlgorithm;

/** The bare check of a signature over a message, with everything ready: custom curves, for SM2 a ready Z. For one thread. */
interface RawCheck {
    /**
     * Whether a signature is over a message.
     *
     * @param der r and s
     */
    boolean holds(byte[] message, byte[] der);

    static RawCheck of(PayloadAlgorithm algorithm, PublicKey key) {
        return algorithm == PayloadAlgorithm.SM2
                ? sm2(parameters("sm2p256v1", key))
                : ecdsa(parameters("secp256r1", key));
    }

    private static ECPublicKeyParameters parameters(String curve, PublicKey key) {
        X9ECParameters named = CustomNamedCurves.getByName(curve);
        ECDomainParameters domain = new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH());
        java.security.spec.ECPoint point = ((ECPublicKey) key).getW();
        return new ECPublicKeyParameters(named.getCurve().createPoint(point.getAffineX(), point.getAffineY()), domain);
    }

    private static RawCheck ecdsa(ECPublicKeyParameters key) {
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, key);
        SHA256Digest sha256 = new SHA256Digest();
        BigInteger order = key.getParameters().getN();
        return (message, der) -> {
            byte[] digest = new byte[sha256.getDigestSize()];
            sha256.update(message, 0, message.length);
            sha256.doFinal(digest, 0);
            try {
                BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(order, der);
                return signer.verifySignature(digest, rs[0], rs[1]);
            } catch (IOException e) {
                return false;
            }
        };
    }

    private static RawCheck sm2(ECPublicKeyParameters key) {
        SM2Signer signer = new SM2Signer(StandardDSAEncoding.INSTANCE, new SM3Digest());
        signer.init(false, key);
        return (message, der) -> {
            signer.update(message, 0, message.length);
            return signer.verifySignature(der);
        };
    }
}
