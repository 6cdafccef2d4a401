package org.hudang.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

/** Whoever checks many keys one after another confuses none of them. */
class PayloadCheckTest {
    private static final byte[] MESSAGE = "样例".getBytes(StandardCharsets.UTF_8);

    /**
     * A key and what it signed.
     *
     * @param hex r and s
     */
    private record Signed(PayloadPublicKey key, String hex) {
        byte[] rs() {
            return HexFormat.of().parseHex(hex);
        }
    }

    @Test
    void more_keys_than_are_remembered_confirm_their_own_signatures_and_nobody_elses() throws Exception {
        List<Signed> all = new ArrayList<>();
        for (int n = 0; n < Points.MOST + 6; n++) {
            all.add(signed());
        }
        for (int round = 0; round < 2; round++) {
            for (int n = 0; n < all.size(); n++) {
                Signed one = all.get(n);
                Signed next = all.get((n + 1) % all.size());
                assertThat(PayloadCheck.check(one.key(), MESSAGE, one.rs())).isEqualTo(new PayloadVerdict.Signed());
                assertThat(PayloadCheck.check(one.key(), MESSAGE, next.rs())).isEqualTo(new PayloadVerdict.NotSigned());
            }
        }
    }

    @Test
    void the_same_point_under_the_other_algorithm_is_another_key() throws Exception {
        Signed one = signed();
        assertThat(PayloadCheck.check(one.key(), MESSAGE, one.rs())).isEqualTo(new PayloadVerdict.Signed());

        PayloadPublicKey other =
                new PayloadPublicKey(PayloadAlgorithm.SM2, one.key().point());

        assertThat(PayloadCheck.check(other, MESSAGE, one.rs())).isEqualTo(new PayloadVerdict.UnusableKey());
    }

    @Test
    void what_is_no_point_stays_unusable_however_often_it_is_asked_for() {
        PayloadPublicKey none = new PayloadPublicKey(PayloadAlgorithm.ES256, "04" + "1".repeat(128));
        byte[] rs = new byte[64];
        rs[31] = 1;
        rs[63] = 1;

        for (int n = 0; n < 2; n++) {
            assertThat(PayloadCheck.check(none, MESSAGE, rs)).isEqualTo(new PayloadVerdict.UnusableKey());
        }
    }

    private static Signed signed() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
        KeyPair pair = generator.generateKeyPair();
        Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(pair.getPrivate());
        signer.update(MESSAGE);
        var point = ((ECPublicKey) pair.getPublic()).getW();
        String hex = "04" + hex(point.getAffineX()) + hex(point.getAffineY());
        return new Signed(
                new PayloadPublicKey(PayloadAlgorithm.ES256, hex),
                HexFormat.of().formatHex(signer.sign()));
    }

    private static String hex(BigInteger number) {
        return HexFormat.of().formatHex(BigIntegers.asUnsignedByteArray(32, number));
    }
}
