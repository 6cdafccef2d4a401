package org.hudang.certificates;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.util.BigIntegers;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadContext;
import org.hudang.signing.PayloadKey;
import org.hudang.signing.PayloadPublicKey;
import org.hudang.signing.PayloadSignature;
import org.hudang.signing.PayloadSigner;

/**
 * Real signatures with keys that everybody knows, the same bytes in every run: the private key is the SHA-256 of a name.
 * Only for tests and for the vectors.
 */
public final class FixedKeys implements PayloadSigner {
    /** After this the keys of the tests do not sign. */
    public static final Instant SIGN_UNTIL = Instant.parse("2028-01-01T00:00:00Z");
    /** From this on what they signed is not relied on. */
    public static final Instant VERIFY_UNTIL = Instant.parse("2030-01-01T00:00:00Z");

    private final PayloadAlgorithm algorithm;
    private final String name;

    private FixedKeys(PayloadAlgorithm algorithm, String name) {
        this.algorithm = algorithm;
        this.name = name;
    }

    /** Keys on P-256. */
    public static FixedKeys es256() {
        return new FixedKeys(PayloadAlgorithm.ES256, "house");
    }

    /** Keys on sm2p256v1. */
    public static FixedKeys sm2() {
        return new FixedKeys(PayloadAlgorithm.SM2, "house");
    }

    /** Two keys on P-256 whose four-byte names are the same, found by search. */
    public static List<FixedKeys> namesakes() {
        return List.of(new FixedKeys(PayloadAlgorithm.ES256, "22785"), new FixedKeys(PayloadAlgorithm.ES256, "125261"));
    }

    /** Keys of somebody else, on P-256. */
    public static FixedKeys of(String name) {
        return new FixedKeys(PayloadAlgorithm.ES256, name);
    }

    @Override
    public PayloadKey current(PayloadContext context) {
        byte[] point = domain().getG().multiply(secret(context)).normalize().getEncoded(false);
        return new PayloadKey(context, PayloadPublicKey.of(algorithm, point), SIGN_UNTIL, VERIFY_UNTIL);
    }

    @Override
    public List<PayloadKey> keys(PayloadContext context) {
        return List.of(current(context));
    }

    @Override
    public PayloadSignature sign(PayloadKey key, byte[] toBeSigned) {
        ECPrivateKeyParameters secret = new ECPrivateKeyParameters(secret(key.context()), domain());
        byte[] rs = algorithm == PayloadAlgorithm.SM2 ? sm2(secret, toBeSigned) : es256(secret, toBeSigned);
        return PayloadSignature.of(algorithm, key.id(), rs);
    }

    /** The group order, for making a malleable twin of a signature. */
    public BigInteger order() {
        return domain().getN();
    }

    private BigInteger secret(PayloadContext context) {
        if (name.matches("[0-9]+")) {
            return new BigInteger(name);
        }
        byte[] digest = digest(("only for tests: " + name + " " + context).getBytes(StandardCharsets.UTF_8));
        return new BigInteger(1, digest)
                .mod(domain().getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
    }

    private ECDomainParameters domain() {
        X9ECParameters curve = CustomNamedCurves.getByName(algorithm == PayloadAlgorithm.SM2 ? "sm2p256v1" : "P-256");
        return new ECDomainParameters(curve);
    }

    private static byte[] es256(ECPrivateKeyParameters secret, byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, secret);
        BigInteger[] rs = signer.generateSignature(digest(message));
        byte[] bytes = Arrays.copyOf(BigIntegers.asUnsignedByteArray(32, rs[0]), 64);
        System.arraycopy(BigIntegers.asUnsignedByteArray(32, rs[1]), 0, bytes, 32, 32);
        return bytes;
    }

    private static byte[] sm2(ECPrivateKeyParameters secret, byte[] message) {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        byte[] id = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
        signer.init(true, new ParametersWithID(new ParametersWithRandom(secret, new Counted(digest(message))), id));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] digest(byte[] bytes) {
        byte[] digest = new byte[32];
        SHA256Digest sha = new SHA256Digest();
        sha.update(bytes, 0, bytes.length);
        sha.doFinal(digest, 0);
        return digest;
    }

    /** The same bytes in every run, from a seed and a counter. */
    private static final class Counted extends SecureRandom {
        private final byte[] seed;
        private int counter;

        Counted(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int at = 0; at < bytes.length; at += 32) {
                byte[] block = digest(Arrays.copyOf(seed, 33 + counter++));
                System.arraycopy(block, 0, bytes, at, Math.min(32, bytes.length - at));
            }
        }
    }
}
