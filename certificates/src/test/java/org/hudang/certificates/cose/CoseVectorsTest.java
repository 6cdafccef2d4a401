package org.hudang.certificates.cose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hudang.certificates.Corpora;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadCheck;
import org.hudang.signing.PayloadPublicKey;
import org.hudang.signing.PayloadVerdict;
import org.junit.jupiter.api.Test;

/** The vectors of the COSE working group: our envelope and our bytes to be signed, judged by the JDK and by our check. */
class CoseVectorsTest {
    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");
    private static final Map<String, Long> NUMBERS = Map.of("ES256", -7L, "ES384", -35L, "ES512", -36L, "EdDSA", -8L);
    private static final Map<String, String> SIGNATURES = Map.of(
            "ES256", "SHA256withECDSAinP1363Format",
            "ES384", "SHA384withECDSAinP1363Format",
            "ES512", "SHA512withECDSAinP1363Format");

    /** One line of the table. */
    private record Vector(List<String> columns) {
        String name() {
            return columns.get(0);
        }

        String algorithm() {
            return columns.get(1);
        }

        boolean isElliptic() {
            return columns.get(2).equals("EC");
        }

        byte[] x() {
            return Base64.getUrlDecoder().decode(columns.get(4));
        }

        byte[] y() {
            return Base64.getUrlDecoder().decode(columns.get(5));
        }

        Cbor.Bytes external() {
            return new Cbor.Bytes(HexFormat.of().parseHex(columns.get(6)));
        }

        byte[] cose() {
            return HexFormat.of().parseHex(columns.get(7));
        }

        boolean accept() {
            return columns.get(8).equals("accept");
        }
    }

    @Test
    void elliptic_vectors_are_accepted_and_rejected_as_stated() throws IOException {
        int accepted = 0;
        int rejected = 0;
        for (String line :
                Files.readAllLines(Corpora.file("vectors/cose_sign1.tsv")).subList(1, 18)) {
            Vector vector = new Vector(Arrays.asList(line.split("\t", -1)));
            if (vector.isElliptic()) {
                assertThat(isSigned(vector)).as(vector.name()).isEqualTo(vector.accept());
                accepted += vector.accept() ? 1 : 0;
                rejected += vector.accept() ? 0 : 1;
            } else {
                // another kind of key, which this house does not use: taken apart, not judged
                assertThat(read(vector.cose()).signature().value()).isNotEmpty();
            }
        }
        assertThat(accepted).isEqualTo(9);
        assertThat(rejected).isEqualTo(6);
    }

    private static boolean isSigned(Vector vector) {
        CoseSign1 cose;
        try {
            cose = read(vector.cose());
        } catch (CborRefused refused) {
            return false;
        }
        Cbor claimed = cose.protectedHeader()
                .get(Cbor.of(1))
                .or(() -> cose.unprotected().get(Cbor.of(1)))
                .orElse(Cbor.of(1));
        if (!claimed.equals(Cbor.of(NUMBERS.getOrDefault(vector.algorithm(), 0L)))) {
            return false;
        }
        byte[] toBeSigned = CoseSign1.toBeSigned(cose.protectedBytes(), vector.external(), cose.payload());
        boolean signed = judgedByTheJdk(vector, toBeSigned, cose.signature().value());
        if (vector.algorithm().equals("ES256")) {
            byte[] point = HexFormat.of()
                    .parseHex("04" + HexFormat.of().formatHex(vector.x())
                            + HexFormat.of().formatHex(vector.y()));
            PayloadVerdict ours = PayloadCheck.check(
                    PayloadPublicKey.of(PayloadAlgorithm.ES256, point),
                    toBeSigned,
                    cose.signature().value());
            assertThat(ours instanceof PayloadVerdict.Signed).as(vector.name()).isEqualTo(signed);
        }
        return signed;
    }

    /** sign-pass-03 has no tag; sign-pass-01 has the empty map as protected bytes, which is left as signed. */
    private static CoseSign1 read(byte[] bytes) {
        return (bytes[0] & 0xE0) == 0xC0 ? CoseSign1.readTagged(bytes) : CoseSign1.readUntagged(bytes);
    }

    private static boolean judgedByTheJdk(Vector vector, byte[] message, byte[] signature) {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec(CURVES.get(vector.columns().get(3))));
            ECPoint point = new ECPoint(new BigInteger(1, vector.x()), new BigInteger(1, vector.y()));
            PublicKey key = KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
            Signature check = Signature.getInstance(SIGNATURES.get(vector.algorithm()));
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(vector.name(), e);
        }
    }
}
