package org.hudang.signing.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyUnusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRequestTest {
    @ParameterizedTest
    @CsvSource({"EC, secp256r1, SHA256withECDSA, EC_P256", "EC, sm2p256v1, SM3withSM2, SM2"})
    void the_key_of_a_request_is_read_from_der_and_from_pem(
            String kind, String curve, String signature, KeyAlgorithm algorithm) throws Exception {
        KeyPair pair = pair(kind, curve);
        byte[] der = request(pair, pair, signature);

        for (byte[] file : new byte[][] {der, pem("CERTIFICATE REQUEST", der), pem("NEW CERTIFICATE REQUEST", der)}) {
            KeyRequest read = KeyRequest.read(file);

            assertThat(read.algorithm()).isEqualTo(algorithm);
            assertThat(read.key().getEncoded()).isEqualTo(pair.getPublic().getEncoded());
        }
    }

    @Test
    void a_request_for_the_key_of_somebody_else_is_refused() throws Exception {
        byte[] der = request(pair("EC", "secp256r1"), pair("EC", "secp256r1"), "SHA256withECDSA");

        refused(der);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 30, 60, 200})
    void a_request_with_a_changed_byte_is_refused(int at) throws Exception {
        KeyPair pair = pair("EC", "secp256r1");
        byte[] der = request(pair, pair, "SHA256withECDSA");
        der[at] ^= 0x41;

        assertThatThrownBy(() -> KeyRequest.read(der)).isInstanceOfAny(KeyRequestRefused.class, KeyUnusable.class);
    }

    @Test
    void a_curve_that_is_not_used_here_is_refused_and_so_is_what_is_no_request() throws Exception {
        KeyPair other = pair("EC", "secp384r1");
        byte[] der = request(other, other, "SHA384withECDSA");

        assertThatThrownBy(() -> KeyRequest.read(der)).isInstanceOf(KeyUnusable.class);
        refused(new byte[0]);
        refused("no request".getBytes(StandardCharsets.US_ASCII));
        refused(pem("CERTIFICATE", der));
        refused(new byte[64 * 1024 + 1]);
    }

    private static void refused(byte[] file) {
        assertThatThrownBy(() -> KeyRequest.read(file))
                .isInstanceOfSatisfying(
                        KeyRequestRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("SG-249"));
    }

    private static KeyPair pair(String kind, String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind, CryptoProvider.provider());
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] request(KeyPair named, KeyPair signing, String signature) throws Exception {
        return new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=request"), named.getPublic())
                .build(new JcaContentSignerBuilder(signature)
                        .setProvider(CryptoProvider.provider())
                        .build(signing.getPrivate()))
                .getEncoded();
    }

    private static byte[] pem(String type, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
