package org.hudang.certificates;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.util.BigIntegers;
import org.hudang.certificates.cose.Cbor;
import org.hudang.certificates.cose.CborWriter;
import org.hudang.certificates.cose.CoseSign1;

/** Makes docs/formats/vectors/sm2-v1.json: signatures by SM2 (GB/T 32918.2-2016) in our envelope, and lies beside them. */
final class Sm2Vectors {
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));
    private static final BigInteger N = DOMAIN.getN();
    private static final BigInteger SECRET =
            new BigInteger(1, "only for tests: sm2 vectors".getBytes(StandardCharsets.UTF_8)).mod(N);
    private static final String ID = "1234567812345678";
    private static final byte[] POINT =
            DOMAIN.getG().multiply(SECRET).normalize().getEncoded(false);
    private static final byte[] HEADER =
            CborWriter.write(Cbor.map(Cbor.entry(1, Cbor.of(-65538)), Cbor.entry(4, Cbor.of(new byte[] {1, 2, 3, 4}))));

    private final List<Map<String, Object>> signatures = new ArrayList<>();

    private Sm2Vectors() {}

    /** All of them, as data that becomes JSON. */
    static Map<String, Object> all() {
        Sm2Vectors vectors = new Sm2Vectors();
        vectors.truths();
        vectors.lies();
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", "sm2-v1");
        file.put("signerId", ID);
        file.put("signatures", vectors.signatures);
        return file;
    }

    private void truths() {
        for (int length : new int[] {0, 1, 55, 64, 200}) {
            byte[] payload = new byte[length];
            Arrays.fill(payload, (byte) length);
            add("payload of " + length + " bytes", POINT, payload, sign(payload, ID), true);
        }
    }

    private void lies() {
        byte[] payload = "样例".getBytes(StandardCharsets.UTF_8);
        byte[] sound = sign(payload, ID);
        BigInteger r = new BigInteger(1, Arrays.copyOf(sound, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(sound, 32, 64));
        add("sound", POINT, payload, sound, true);
        byte[] other = payload.clone();
        other[0] ^= 1;
        add("one bit of the payload flipped", POINT, other, sound, false);
        byte[] flipped = sound.clone();
        flipped[40] ^= 1;
        add("one bit of the signature flipped", POINT, payload, flipped, false);
        add("another signer id", POINT, payload, sign(payload, "ALICE123@YAHOO.COM"), false);
        add("no signer id", POINT, payload, sign(payload, ""), false);
        add("r of zero", POINT, payload, pair(BigInteger.ZERO, s), false);
        add("s of zero", POINT, payload, pair(r, BigInteger.ZERO), false);
        add("both zero", POINT, payload, new byte[64], false);
        add("r of the order", POINT, payload, pair(N, s), false);
        add("s of the order", POINT, payload, pair(r, N), false);
        add("r and s that add up to the order", POINT, payload, pair(r, N.subtract(r)), false);
        add("s turned as an ECDSA signature may be", POINT, payload, pair(r, N.subtract(s)), false);
        add("r and s swapped", POINT, payload, pair(s, r), false);
        add("63 bytes", POINT, payload, Arrays.copyOf(sound, 63), false);
        add("65 bytes", POINT, payload, Arrays.copyOf(sound, 65), false);
        byte[] off = POINT.clone();
        off[64] ^= 1;
        add("a point off the curve", off, payload, sound, false);
        byte[] zero = new byte[65];
        zero[0] = 4;
        add("a point of zeros", zero, payload, sound, false);
        byte[] generator = DOMAIN.getG().getEncoded(false);
        add("the key of somebody else", generator, payload, sound, false);
    }

    private void add(String name, byte[] point, byte[] payload, byte[] signature, boolean signed) {
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("name", name);
        vector.put("key", HexFormat.of().formatHex(point));
        vector.put(
                "envelope",
                HexFormat.of().formatHex(envelope(payload, signature).untagged()));
        vector.put("signed", signed);
        signatures.add(vector);
    }

    private static CoseSign1 envelope(byte[] payload, byte[] signature) {
        return new CoseSign1(
                new Cbor.Bytes(HEADER), Cbor.map(), Cbor.map(), new Cbor.Bytes(payload), new Cbor.Bytes(signature));
    }

    private static byte[] sign(byte[] payload, String id) {
        byte[] message = envelope(payload, new byte[0]).toBeSigned();
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(
                true,
                new ParametersWithID(
                        new ParametersWithRandom(new ECPrivateKeyParameters(SECRET, DOMAIN), new Same()),
                        id.getBytes(StandardCharsets.US_ASCII)));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pair(BigInteger r, BigInteger s) {
        byte[] bytes = Arrays.copyOf(BigIntegers.asUnsignedByteArray(32, r), 64);
        System.arraycopy(BigIntegers.asUnsignedByteArray(32, s), 0, bytes, 32, 32);
        return bytes;
    }

    /** The same bytes in every run. */
    private static final class Same extends SecureRandom {
        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 0x2A);
        }
    }
}
