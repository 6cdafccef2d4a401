package org.hudang.signing.verify.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only what was right is remembered, and only for exactly what it was right about. */
class RightOnceTest {
    private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final AlgorithmIdentifier SHA_1 = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA1);

    private final RightOnce known = new RightOnce();
    private final KeyPair authority = pair();
    private final byte[] message = bytes("a certificate");

    @SuppressWarnings("NullAway.Init")
    private byte[] value;

    @BeforeEach
    void a_signature_is_found_right() throws IOException {
        value = signed("SHA256withECDSA", message);
        assertThat(known.holds(SHA_256, key(authority), message, value)).isTrue();
        assertThat(known.size()).isEqualTo(1);
    }

    @Test
    void the_same_again_is_right_and_takes_no_more_room() throws IOException {
        assertThat(known.holds(SHA_256, key(authority), message.clone(), value.clone()))
                .isTrue();
        assertThat(known.size()).isEqualTo(1);
    }

    @Test
    void another_message_key_value_or_algorithm_is_wrong_each_time_and_not_remembered() throws IOException {
        byte[] other = value.clone();
        other[other.length - 1] ^= 1;
        for (int i = 0; i < 2; i++) {
            assertThat(known.holds(SHA_256, key(authority), bytes("another certificate"), value))
                    .isFalse();
            assertThat(known.holds(SHA_256, key(pair()), message, value)).isFalse();
            assertThat(known.holds(SHA_256, key(authority), message, other)).isFalse();
            assertThat(known.holds(SHA_1, key(authority), message, value)).isFalse();
        }
        assertThat(known.size()).isEqualTo(1);
    }

    @Test
    void bytes_moved_from_message_to_value_are_not_the_same() throws IOException {
        byte[] both = new byte[message.length + value.length];
        System.arraycopy(message, 0, both, 0, message.length);
        System.arraycopy(value, 0, both, message.length, value.length);

        assertThat(known.holds(SHA_256, key(authority), both, new byte[0])).isFalse();
    }

    @Test
    void a_weak_algorithm_is_not_right_however_right_its_value() throws IOException {
        byte[] weak = signed("SHA1withECDSA", message);

        assertThat(known.holds(SHA_1, key(authority), message, weak)).isFalse();
        assertThat(known.holds(SHA_1, key(authority), message, weak)).isFalse();
        assertThat(known.size()).isEqualTo(1);
    }

    @Test
    void it_forgets_what_was_asked_longest_ago() throws IOException {
        for (int i = 0; i < 600; i++) {
            byte[] next = bytes("certificate " + i);
            assertThat(known.holds(SHA_256, key(authority), next, signed("SHA256withECDSA", next)))
                    .isTrue();
        }

        assertThat(known.size()).isEqualTo(512);
        assertThat(known.holds(SHA_256, key(authority), message, value)).isTrue();
    }

    private byte[] signed(String algorithm, byte[] what) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(authority.getPrivate());
            signature.update(what);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SubjectPublicKeyInfo key(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
