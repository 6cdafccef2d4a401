package org.hudang.signing.key.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.hudang.signing.authority.CertificatePurpose;
import org.hudang.signing.authority.CertificateRequest;
import org.hudang.signing.authority.CertificateSubject;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.KeyUnavailable;
import org.hudang.signing.key.SecretBytes;
import org.hudang.signing.key.SignatureProof;
import org.hudang.signing.key.SigningDigests;
import org.hudang.signing.key.SigningKey;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;
import org.hudang.signing.pdf.Signers;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.Verdict;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.Verifier;
import org.hudang.testbed.SoftHsm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenKeysTest {
    private static final byte[] MESSAGE = "低保审批表".getBytes(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static DemoAuthority authority;

    @SuppressWarnings("NullAway.Init")
    private static SoftHsm token;

    @SuppressWarnings("NullAway.Init")
    private static Map<String, SoftHsm> tokens;

    @BeforeAll
    static void a_token_with_a_key_of_each_kind() throws Exception {
        authority = DemoAuthority.openOrCreate(folder.resolve("ca"), Clock.systemUTC(), new SecureRandom());
        tokens = SoftHsm.initialised("office", "alone", "exchanged", "unopened");
        token = token("office");
        token.makeEc("seal-ec", key -> certified(KeyAlgorithm.EC_P256, key));
        token.makeRsa("seal-rsa", key -> certified(KeyAlgorithm.RSA_3072, key));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"EC_P256", "RSA_3072"})
    void a_key_in_the_token_signs_and_everybody_can_check_it(KeyAlgorithm algorithm) {
        SigningKey key = open(token, List.of()).find(label(algorithm)).orElseThrow();

        byte[] value = key.sign(digest(key));

        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(SignatureProof.holds(algorithm, key.chain().get(0).getPublicKey(), MESSAGE, value))
                .isTrue();
        assertThat(key.chain()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"EC_P256", "RSA_3072"})
    void a_paper_sealed_with_a_key_in_the_token_is_valid(KeyAlgorithm algorithm) throws IOException {
        SigningKey key = open(token, List.of()).find(label(algorithm)).orElseThrow();
        SignatureTask task = SignatureTask.invisible("seal", Instant.now(), "样例县民政局");

        byte[] sealed = PdfSigner.stamping(authority.timestamps())
                .sign(paper(), task, Signers.intl(key))
                .bytes();

        VerificationOptions options =
                VerificationOptions.strict().trusting(TrustData.of(authority.anchors(), authority.crls()));
        assertThat(Verifier.with(Clock.systemUTC())
                        .verify("paper.pdf", sealed, options)
                        .verdict())
                .isEqualTo(new Verdict.Valid());
    }

    @Test
    void a_chain_that_the_token_holds_in_part_is_completed_from_the_issuers() throws Exception {
        SoftHsm alone = token("alone");
        List<X509Certificate> issuers = new ArrayList<>();
        alone.makeEc("seal", key -> {
            List<X509Certificate> chain = certified(KeyAlgorithm.EC_P256, key);
            issuers.addAll(chain.subList(1, chain.size()));
            return chain.subList(0, 1);
        });

        assertThat(open(alone, issuers).find("seal").orElseThrow().chain())
                .hasSize(2)
                .endsWith(issuers.get(0));
    }

    @Test
    void a_label_that_is_not_there_gives_no_key() {
        assertThat(open(token, List.of()).find("seal-of-somebody-else")).isEmpty();
    }

    @Test
    void a_wrong_pin_is_tried_once_and_never_again() {
        SoftHsm unopened = token("unopened");

        assertThatThrownBy(() -> TokenKeys.open(place(unopened), pin("guessed-123"), List.of()))
                .isInstanceOf(PinRefused.class)
                .hasMessageNotContaining("guessed-123");
        // the right one still opens: the token was not locked by repeating
        assertThat(open(unopened, List.of()).find("seal")).isEmpty();
    }

    @Test
    void a_token_is_asked_when_a_key_is_wanted_and_a_pin_it_refused_stays_refused() {
        TokenKeys away = TokenKeys.at(
                new TokenPlace(folder.resolve("libnone.so").toAbsolutePath(), 0), pin(SoftHsm.PIN), List.of());
        assertThatThrownBy(() -> away.find("seal")).isInstanceOf(KeyUnavailable.class);

        TokenKeys guessed = TokenKeys.at(place(token("unopened")), pin("guessed-456"), List.of());
        assertThatThrownBy(() -> guessed.find("seal")).isInstanceOf(PinRefused.class);
        assertThatThrownBy(() -> guessed.find("seal")).isInstanceOf(PinRefused.class);

        assertThat(TokenKeys.at(place(token), pin(SoftHsm.PIN), List.of()).find("seal-ec"))
                .isPresent();
    }

    @Test
    void a_library_that_is_not_there_is_said_so() {
        TokenPlace nowhere = new TokenPlace(folder.resolve("libnone.so").toAbsolutePath(), 0);

        assertThatThrownBy(() -> TokenKeys.open(nowhere, pin(SoftHsm.PIN), List.of()))
                .isInstanceOf(KeyUnavailable.class)
                .hasMessageContaining("libnone.so");
    }

    @Test
    void a_slot_without_a_token_is_said_so() {
        TokenPlace empty = new TokenPlace(token.library(), 987_654_321L);

        assertThatThrownBy(() -> TokenKeys.open(empty, pin(SoftHsm.PIN), List.of()))
                .isInstanceOf(KeyUnavailable.class);
    }

    @Test
    void a_key_that_has_gone_from_the_token_does_not_sign() throws Exception {
        SoftHsm exchanged = token("exchanged");
        exchanged.makeEc("seal", key -> certified(KeyAlgorithm.EC_P256, key));
        TokenKeys keys = open(exchanged, List.of());
        SigningKey key = keys.find("seal").orElseThrow();
        byte[] digest = digest(key);

        exchanged.wipe();

        assertThatThrownBy(() -> key.sign(digest)).isInstanceOf(KeyUnavailable.class);
    }

    @Test
    void many_threads_sign_with_one_key() throws Exception {
        SigningKey key = open(token, List.of()).find("seal-ec").orElseThrow();
        byte[] digest = digest(key);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<byte[]> sign = () -> key.sign(digest);
            for (Future<byte[]> value : threads.invokeAll(java.util.Collections.nCopies(64, sign))) {
                assertThat(SignatureProof.holds(
                                KeyAlgorithm.EC_P256, key.chain().get(0).getPublicKey(), MESSAGE, value.get()))
                        .isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void nothing_that_is_printed_tells_the_pin() {
        TokenKeys keys = open(token, List.of());

        assertThat(keys.toString() + keys.find("seal-ec").orElseThrow()).doesNotContain(SoftHsm.PIN);
    }

    private static byte[] paper() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(out);
        }
        return out.toByteArray();
    }

    private static SoftHsm token(String label) {
        return java.util.Objects.requireNonNull(tokens.get(label));
    }

    private static TokenPlace place(SoftHsm of) {
        return new TokenPlace(of.library(), of.slot());
    }

    private static TokenKeys open(SoftHsm token, List<X509Certificate> issuers) {
        return TokenKeys.open(place(token), pin(SoftHsm.PIN), issuers);
    }

    private static SecretBytes pin(String pin) {
        return SecretBytes.copyOf(pin.getBytes(StandardCharsets.UTF_8));
    }

    private static String label(KeyAlgorithm algorithm) {
        return algorithm == KeyAlgorithm.RSA_3072 ? "seal-rsa" : "seal-ec";
    }

    private static byte[] digest(SigningKey key) {
        return SigningDigests.of(key.algorithm(), key.chain().get(0).getPublicKey(), MESSAGE);
    }

    private static List<X509Certificate> certified(KeyAlgorithm algorithm, PublicKey key) {
        return authority.certify(new CertificateRequest(
                CertificatePurpose.SEAL,
                algorithm,
                key,
                CertificateSubject.seal("样例县民政局", "样例县民政局", "seal_1"),
                Duration.of(365, ChronoUnit.DAYS),
                Optional.empty()));
    }
}
