package org.hudang.signing.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.util.Arrays;
import org.hudang.signing.CryptoProvider;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.verify.Corpora;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyVaultTest {
    private static final byte[] MESSAGE = "救助申请书".getBytes(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void a_key_signs_the_same_way_after_it_was_written_and_opened_again(KeyAlgorithm algorithm) throws Exception {
        // given a key in a vault
        KeyVault vault = vault("passphrase");
        SigningKey made = TestKeys.create(vault, "seal-1", algorithm, folder);

        // when another process opens it
        SigningKey opened = vault("passphrase").find("seal-1").orElseThrow();

        // then it is the same key, and JCA agrees that it signed
        assertThat(opened.algorithm()).isEqualTo(algorithm);
        assertThat(opened.chain()).isEqualTo(made.chain());
        byte[] digest = SigningDigests.of(algorithm, made.chain().get(0).getPublicKey(), MESSAGE);
        Signature judge = Signature.getInstance(
                switch (algorithm) {
                    case EC_P256 -> "SHA256withECDSA";
                    case RSA_3072 -> "SHA256withRSA";
                    case SM2 -> "SM3withSM2";
                },
                CryptoProvider.provider());
        judge.initVerify(made.chain().get(0).getPublicKey());
        judge.update(MESSAGE);
        assertThat(judge.verify(opened.sign(digest))).isTrue();
    }

    @Test
    void only_the_owner_may_read_key_and_passphrase() throws Exception {
        // given a vault with a key
        KeyVault vault = vault("passphrase");
        TestKeys.create(vault, "seal-1", KeyAlgorithm.EC_P256, folder);

        // then the files are 0600 and their folder 0700
        assertThat(mode(folder.resolve("keys/seal-1.p12"))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("passphrase"))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("keys"))).isEqualTo("rwx------");
    }

    @Test
    void a_passphrase_others_may_read_is_refused() throws Exception {
        // given a passphrase that was copied carelessly
        Path file = folder.resolve("passphrase");
        Files.writeString(file, "open-to-all");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        // then it is not used
        assertThatThrownBy(() -> KeyVault.passphraseFile(file, random))
                .isInstanceOf(KeyFileRefused.class)
                .hasMessageContaining("SG-104")
                .hasMessageNotContaining("open-to-all");
    }

    @Test
    void another_passphrase_does_not_open_a_key() {
        // given a key under one passphrase
        TestKeys.create(vault("passphrase"), "seal-1", KeyAlgorithm.SM2, folder);

        // then another one is refused by the MAC
        KeyVault other = vault("other");
        assertThatThrownBy(() -> other.find("seal-1"))
                .isInstanceOf(KeyFileRefused.class)
                .hasMessageContaining("MAC");
    }

    @Test
    void a_damaged_key_file_is_refused() throws Exception {
        // given a key file that lost its end
        TestKeys.create(vault("passphrase"), "seal-1", KeyAlgorithm.EC_P256, folder);
        Path file = folder.resolve("keys/seal-1.p12");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 7));

        // then
        KeyVault vault = vault("passphrase");
        assertThatThrownBy(() -> vault.find("seal-1")).isInstanceOf(KeyFileRefused.class);
    }

    @Test
    void a_key_file_that_asks_for_endless_iterations_is_refused_before_any_work() throws Exception {
        // given a key file whose MAC iteration count was raised to 2^31-1
        TestKeys.create(vault("passphrase"), "seal-1", KeyAlgorithm.EC_P256, folder);
        Path file = folder.resolve("keys/seal-1.p12");
        Files.write(file, HostileP12.withMacIterations(Files.readAllBytes(file), Integer.MAX_VALUE));

        // then
        KeyVault vault = vault("passphrase");
        assertThatThrownBy(() -> vault.find("seal-1"))
                .isInstanceOf(KeyFileRefused.class)
                .hasMessageContaining("iterations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k02_p12_ssrf_aia.p12", "k04_p12_rsa1024.p12", "k06_p12_truncated.p12"})
    void a_hostile_key_file_of_the_corpus_is_refused_and_nothing_of_it_is_told(String name) throws Exception {
        Path hostile = Corpora.folder("hostile").orElse(folder);
        assumeTrue(Files.exists(hostile.resolve(name)), "NOT RUN: the corpora are not here (HUDANG_CORPORA)");
        TestKeys.create(vault("passphrase"), "seal-1", KeyAlgorithm.EC_P256, folder);
        Files.write(folder.resolve("keys/seal-1.p12"), Files.readAllBytes(hostile.resolve(name)));

        KeyVault vault = vault("passphrase");
        assertThatThrownBy(() -> vault.find("seal-1"))
                .isInstanceOf(KeyFileRefused.class)
                .hasMessageContaining("SG-104")
                .hasMessageNotContaining("passphrase=")
                .hasMessageMatching("[\\x20-\\x7e]{1,200}");
    }

    @Test
    void a_name_cannot_leave_the_folder() {
        KeyVault vault = vault("passphrase");
        assertThatThrownBy(() -> vault.find("../passphrase")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_destroyed_key_is_gone() {
        // given
        KeyVault vault = vault("passphrase");
        TestKeys.create(vault, "seal-1", KeyAlgorithm.EC_P256, folder);

        // when
        vault.destroy("seal-1");

        // then
        assertThat(vault.find("seal-1")).isEmpty();
        assertThat(folder.resolve("keys/seal-1.p12")).doesNotExist();
    }

    @Test
    void a_digest_of_the_wrong_length_is_not_signed() {
        SigningKey key = TestKeys.create(vault("passphrase"), "seal-1", KeyAlgorithm.EC_P256, folder);
        assertThatThrownBy(() -> key.sign(new byte[20])).isInstanceOf(KeyUnusable.class);
    }

    @Test
    void a_secret_shows_its_length_only_and_is_gone_after_destroy() {
        // given
        SecretBytes secret = SecretBytes.copyOf("geheim".getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(secret).hasToString("SecretBytes(6 bytes)");
        secret.destroy();
        assertThatThrownBy(() -> secret.open(InsecureSecretAccess.iOpenASecretAndWipeMyCopy()))
                .isInstanceOf(KeyUnavailable.class);
    }

    @Test
    void an_event_key_signs_exactly_once() {
        // given a certified event key
        DemoAuthority authority = DemoAuthority.openOrCreate(folder.resolve("ca"), Clock.systemUTC(), random);
        try (EventKey event = EventKey.generate(KeyAlgorithm.SM2, random)) {
            SigningKey once = event.certified(authority.certify(TestKeys.event(event)));

            // when it signed
            assertThat(once.sign(new byte[32])).isNotEmpty();

            // then never again
            assertThatThrownBy(() -> once.sign(new byte[32])).isInstanceOf(KeyUnavailable.class);
        }
    }

    @Test
    void an_event_key_takes_no_certificate_of_another_key() {
        // given two event keys
        DemoAuthority authority = DemoAuthority.openOrCreate(folder.resolve("ca"), Clock.systemUTC(), random);
        try (EventKey mine = EventKey.generate(KeyAlgorithm.EC_P256, random);
                EventKey yours = EventKey.generate(KeyAlgorithm.EC_P256, random)) {
            var foreign = authority.certify(TestKeys.event(yours));

            // then
            assertThatThrownBy(() -> mine.certified(foreign))
                    .isInstanceOf(KeyUnusable.class)
                    .hasMessageContaining("another key");
        }
    }

    private KeyVault vault(String passphrase) {
        return KeyVault.open(
                folder.resolve("keys"),
                passphrase.equals("passphrase")
                        ? KeyVault.passphraseFile(folder.resolve("passphrase"), random)
                        : SecretBytes.copyOf(passphrase.getBytes(StandardCharsets.UTF_8)),
                random);
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
