package org.hudang.signing.key.remote;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyUnavailable;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.key.SecretBytes;
import org.hudang.signing.key.SignatureProof;
import org.hudang.signing.key.SigningDigests;
import org.hudang.signing.key.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteKeysTest {
    private static final byte[] MESSAGE = "低保审批表".getBytes(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static DemoAuthority authority;

    @SuppressWarnings("NullAway.Init")
    private static KeyVault vault;

    @SuppressWarnings("NullAway.Init")
    private CscServer service;

    @BeforeAll
    static void keys() {
        SecureRandom random = new SecureRandom();
        authority = DemoAuthority.openOrCreate(folder.resolve("ca"), Clock.systemUTC(), random);
        vault = KeyVault.open(folder.resolve("vault"), secret("of the vault"), random);
    }

    @BeforeEach
    void open() {
        service = new CscServer();
        for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
            service.with(credential(algorithm), key(credential(algorithm), algorithm));
        }
    }

    @AfterEach
    void close() {
        service.close();
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void a_key_elsewhere_signs_and_everybody_can_check_it(KeyAlgorithm algorithm) {
        SigningKey key = remote().find(credential(algorithm));

        byte[] value = key.sign(digest(key));

        assertThat(SignatureProof.holds(algorithm, key.chain().get(0).getPublicKey(), MESSAGE, value))
                .isTrue();
        assertThat(key.chain()).isEqualTo(key(credential(algorithm), algorithm).chain());
    }

    @Test
    void the_service_is_told_the_digest_and_nothing_else_of_the_paper() {
        SigningKey key = remote().find(credential(KeyAlgorithm.EC_P256));

        key.sign(digest(key));

        String hash = Base64.getEncoder().encodeToString(digest(key));
        assertThat(service.asked("signHash"))
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .isEqualTo("{\"credentialID\":\"cred-ec_p256\",\"SAD\":\"sad-1\",\"hash\":[\"" + hash
                                + "\"],\"hashAlgo\":\"2.16.840.1.101.3.4.2.1\",\"signAlgo\":\"1.2.840.10045.4.3.2\"}"));
    }

    @Test
    void each_signature_is_authorised_for_its_own_digest() {
        SigningKey key = remote().find(credential(KeyAlgorithm.EC_P256));

        key.sign(digest(key));
        key.sign(new byte[32]);

        assertThat(service.asked("authorize")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void a_value_of_two_numbers_one_after_the_other_is_taken_too() {
        service.afterSigning(RemoteKeysTest::plain);
        SigningKey key = remote().find(credential(KeyAlgorithm.EC_P256));

        byte[] value = key.sign(digest(key));

        assertThat(SignatureProof.holds(KeyAlgorithm.EC_P256, key.chain().get(0).getPublicKey(), MESSAGE, value))
                .isTrue();
    }

    @Test
    void a_signature_over_another_hash_is_not_used() {
        SigningKey key = remote().find(credential(KeyAlgorithm.EC_P256));
        service.afterSigning(value ->
                key(credential(KeyAlgorithm.EC_P256), KeyAlgorithm.EC_P256).sign(new byte[32]));

        assertThatThrownBy(() -> key.sign(digest(key))).isInstanceOf(RemoteAnswerWrong.class);
    }

    @Test
    void a_signature_by_another_key_is_not_used() {
        SigningKey key = remote().find(credential(KeyAlgorithm.EC_P256));
        service.afterSigning(value -> key("somebody-else", KeyAlgorithm.EC_P256).sign(digest(key)));

        assertThatThrownBy(() -> key.sign(digest(key))).isInstanceOf(RemoteAnswerWrong.class);
    }

    @Test
    void a_certificate_that_is_not_the_key_s_is_found_out_at_the_first_signature() {
        // the service shows the certificate of one key and signs with another
        SigningKey shown = remote().find(credential(KeyAlgorithm.EC_P256));
        service.with(credential(KeyAlgorithm.EC_P256), key("exchanged", KeyAlgorithm.EC_P256));

        assertThatThrownBy(() -> shown.sign(digest(shown))).isInstanceOf(RemoteAnswerWrong.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"signatures\":[]}",
                "{\"signatures\":[\"AA==\",\"AA==\"]}",
                "{\"signatures\":[\"***\"]}",
                "{\"signatures\":\"AA==\"}",
                "{}",
                "[]",
                "",
                "<html>"
            })
    void an_answer_that_makes_no_sense_is_not_used(String body) {
        SigningKey key = remote().find(credential(KeyAlgorithm.EC_P256));
        service.instead("signatures/signHash", okJson(body));

        assertThatThrownBy(() -> key.sign(digest(key)))
                .isInstanceOf(RemoteAnswerWrong.class)
                .hasMessageContaining("SG-108");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"key\":{\"status\":\"enabled\"},\"cert\":{\"certificates\":[]}}",
                "{\"key\":{\"status\":\"enabled\"},\"cert\":{\"certificates\":[\"AAAA\"]}}",
                "{\"key\":{\"status\":\"enabled\"}}"
            })
    void a_credential_without_certificates_that_can_be_read_is_no_key(String body) {
        service.instead("credentials/info", okJson(body));

        assertThatThrownBy(() -> remote().find("any")).isInstanceOf(RemoteAnswerWrong.class);
    }

    @Test
    void a_service_that_is_late_is_waited_for_only_so_long() {
        SigningKey key = RemoteKeys.at(
                        new RemotePlace(service.place().base(), Duration.ofMillis(400)),
                        secret(CscServer.TOKEN),
                        Optional.of(secret(CscServer.PIN)))
                .find(credential(KeyAlgorithm.EC_P256));
        service.instead("signatures/signHash", okJson("{}").withFixedDelay(60_000));

        assertThatThrownBy(() -> key.sign(digest(key)))
                .isInstanceOf(KeyUnavailable.class)
                .hasMessageContaining("no whole answer");
    }

    @Test
    void a_service_that_breaks_off_or_is_out_of_order_is_not_available() {
        SigningKey key = remote().find(credential(KeyAlgorithm.EC_P256));
        for (var answer : List.of(
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withStatus(503))) {
            service.instead("signatures/signHash", answer);

            assertThatThrownBy(() -> key.sign(digest(key))).isInstanceOf(KeyUnavailable.class);
        }
    }

    @Test
    void an_answer_that_is_too_large_is_dropped() {
        SigningKey key = remote().find(credential(KeyAlgorithm.EC_P256));
        service.instead("signatures/signHash", okJson("\"" + "x".repeat(2_000_000) + "\""));

        assertThatThrownBy(() -> key.sign(digest(key))).isInstanceOf(RemoteAnswerWrong.class);
    }

    @Test
    void a_redirection_is_not_followed() {
        SigningKey key = remote().find(credential(KeyAlgorithm.EC_P256));
        service.instead(
                "signatures/signHash",
                aResponse()
                        .withStatus(307)
                        .withHeader("Location", service.place().base() + "/elsewhere"));

        assertThatThrownBy(() -> key.sign(digest(key))).isInstanceOf(RemoteRefused.class);
        assertThat(service.asked("elsewhere")).isEmpty();
    }

    @Test
    void whoever_is_not_known_to_the_service_is_refused_and_no_secret_is_told() {
        RemoteKeys stranger =
                RemoteKeys.at(service.place(), secret("stolen-token"), Optional.of(secret(CscServer.PIN)));

        assertThatThrownBy(() -> stranger.find(credential(KeyAlgorithm.EC_P256)))
                .isInstanceOf(RemoteRefused.class)
                .hasMessageContaining("invalid_token")
                .hasMessageNotContaining("stolen-token")
                .hasMessageNotContaining("for people");
    }

    @Test
    void a_wrong_pin_is_refused_by_the_service() {
        SigningKey key = RemoteKeys.at(service.place(), secret(CscServer.TOKEN), Optional.of(secret("1357")))
                .find(credential(KeyAlgorithm.EC_P256));

        assertThatThrownBy(() -> key.sign(digest(key)))
                .isInstanceOf(RemoteRefused.class)
                .hasMessageContaining("invalid_pin")
                .hasMessageNotContaining("1357");
    }

    @Test
    void a_credential_that_wants_a_pin_is_not_used_without_one() {
        RemoteKeys without = RemoteKeys.at(service.place(), secret(CscServer.TOKEN), Optional.empty());

        assertThatThrownBy(() -> without.find(credential(KeyAlgorithm.EC_P256)))
                .isInstanceOf(RemoteRefused.class)
                .hasMessageContaining("PIN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sign.example/csc/v1",
                "ftp://127.0.0.1/",
                "https://user:word@sign.example/",
                "sign.example"
            })
    void only_an_encrypted_way_leads_out_of_this_machine(String address) {
        URI uri = URI.create(address);

        assertThatThrownBy(() -> new RemotePlace(uri, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"authMode\":\"oauth2code\"", "\"authMode\":\"explicit\",\"OTP\":{\"presence\":\"true\"}"})
    void a_credential_that_wants_a_person_to_consent_is_not_used(String mode) throws Exception {
        SigningKey key = key(credential(KeyAlgorithm.EC_P256), KeyAlgorithm.EC_P256);
        String certificate =
                Base64.getEncoder().encodeToString(key.chain().get(0).getEncoded());
        service.instead(
                "credentials/info",
                okJson(
                        "{\"key\":{\"status\":\"enabled\",\"algo\":[\"1.2.840.10045.4.3.2\"]},\"cert\":{\"certificates\":[\""
                                + certificate + "\"]}," + mode + "}"));

        assertThatThrownBy(() -> remote().find("any"))
                .isInstanceOf(RemoteRefused.class)
                .hasMessageContaining("person");
    }

    private RemoteKeys remote() {
        return RemoteKeys.at(service.place(), secret(CscServer.TOKEN), Optional.of(secret(CscServer.PIN)));
    }

    private static byte[] plain(byte[] der) {
        ASN1Sequence numbers = ASN1Sequence.getInstance(der);
        byte[] both = Arrays.copyOf(
                BigIntegers.asUnsignedByteArray(
                        32, ASN1Integer.getInstance(numbers.getObjectAt(0)).getValue()),
                64);
        System.arraycopy(
                BigIntegers.asUnsignedByteArray(
                        32, ASN1Integer.getInstance(numbers.getObjectAt(1)).getValue()),
                0,
                both,
                32,
                32);
        return both;
    }

    private static String credential(KeyAlgorithm algorithm) {
        return "cred-" + algorithm.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static byte[] digest(SigningKey key) {
        return SigningDigests.of(key.algorithm(), key.chain().get(0).getPublicKey(), MESSAGE);
    }

    private static SecretBytes secret(String text) {
        return SecretBytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SigningKey key(String name, KeyAlgorithm algorithm) {
        return vault.findOrCreate(
                name,
                algorithm,
                key -> authority.certify(new CertificateRequest(
                        CertificatePurpose.SEAL,
                        algorithm,
                        key,
                        CertificateSubject.seal("样例县民政局", "样例县民政局", "seal_1"),
                        Duration.ofDays(365),
                        Optional.empty())));
    }
}
