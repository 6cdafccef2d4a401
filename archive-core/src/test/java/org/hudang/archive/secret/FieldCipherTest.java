package org.hudang.archive.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.Security;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.hudang.archive.ArchiveBed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldCipherTest {
    private static final Place PLACE = new Place("archive.member", "document", "mem_1");

    @TempDir
    private Path folder;

    private final SecureRandom random = ArchiveBed.seeded(4);

    @BeforeAll
    static void provider() {
        Security.addProvider(new BouncyCastleProvider());
    }

    @ParameterizedTest
    @EnumSource
    void what_was_encrypted_opens_at_its_place_only(CipherAlgorithm algorithm) {
        FieldCipher cipher = FieldCipher.of(keys("keys", algorithm), random);

        byte[] value = cipher.encrypt(PLACE, "99900119500101001X");

        assertThat(cipher.decryptText(PLACE, value)).isEqualTo("99900119500101001X");
        assertThat(value).hasSize(1 + 4 + 12 + 18 + 16);
        for (Place other : List.of(
                new Place("archive.member", "document", "mem_2"),
                new Place("archive.member", "phone", "mem_1"),
                new Place("archive.other", "document", "mem_1"))) {
            assertThatThrownBy(() -> cipher.decrypt(other, value)).isInstanceOf(SecretUnreadable.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_key_file_is_told_from_any_other_and_stays_itself_when_a_key_is_added(CipherAlgorithm algorithm) {
        KeyFile keys = keys("keys", algorithm);

        KeyFile rotated = keys.rotated(algorithm, random);

        assertThat(rotated.fingerprint()).isEqualTo(keys.fingerprint()).hasSize(32);
        assertThat(keys("others", algorithm).fingerprint()).isNotEqualTo(keys.fingerprint());
    }

    @ParameterizedTest
    @EnumSource
    void any_flipped_bit_is_noticed(CipherAlgorithm algorithm) {
        FieldCipher cipher = FieldCipher.of(keys("keys", algorithm), random);
        Random places = new Random(8);
        for (int i = 0; i < 300; i++) {
            byte[] value = cipher.encrypt(PLACE, "1".repeat(places.nextInt(30)));
            int at = places.nextInt(value.length);
            value[at] ^= (byte) (1 << places.nextInt(8));
            assertThatThrownBy(() -> cipher.decrypt(PLACE, value)).isInstanceOf(SecretUnreadable.class);
        }
        assertThatThrownBy(() -> cipher.decrypt(PLACE, new byte[0])).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void the_form_is_the_one_of_its_page() throws Exception {
        Path file = folder.resolve("keys");
        KeyFile keys = KeyFile.openOrCreate(file, CipherAlgorithm.SM4_GCM, random);
        String[] data = Files.readAllLines(file).get(1).split(" ", -1);
        String[] index = Files.readAllLines(file).get(2).split(" ", -1);
        FieldCipher cipher = FieldCipher.of(keys, random);

        byte[] value = cipher.encrypt(PLACE, "text");

        assertThat(value[0]).isEqualTo((byte) 1);
        assertThat(HexFormat.of().formatHex(value, 1, 5)).isEqualTo(data[1]);
        Cipher plain = Cipher.getInstance("SM4/GCM/NoPadding");
        SecretKeySpec key = new SecretKeySpec(java.util.Base64.getDecoder().decode(data[3]), "SM4");
        plain.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, value, 5, 12));
        plain.updateAAD(value, 0, 5);
        plain.updateAAD("archive.member.document.mem_1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(plain.doFinal(value, 17, value.length - 17)).asString().isEqualTo("text");
        Mac mac = Mac.getInstance("HmacSM3");
        mac.init(new SecretKeySpec(java.util.Base64.getDecoder().decode(index[3]), "HmacSM3"));
        byte[] whole = mac.doFinal("purpose\0value".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(cipher.index("purpose", "value")).isEqualTo(java.util.Arrays.copyOf(whole, 16));
    }

    @Test
    void the_same_value_never_encrypts_to_the_same_bytes() {
        FieldCipher cipher = FieldCipher.of(keys("keys", CipherAlgorithm.AES_256_GCM), random);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            assertThat(seen.add(HexFormat.of().formatHex(cipher.encrypt(PLACE, "same"))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_index_depends_on_key_purpose_and_value(CipherAlgorithm algorithm) {
        FieldCipher cipher = FieldCipher.of(keys("keys", algorithm), random);
        FieldCipher other = FieldCipher.of(keys("others", algorithm), random);

        byte[] index = cipher.index("document", "1234");

        assertThat(index).hasSize(16).isEqualTo(cipher.index("document", "1234"));
        assertThat(index).isNotEqualTo(cipher.index("document", "1235"));
        assertThat(index).isNotEqualTo(cipher.index("tail", "1234"));
        assertThat(index).isNotEqualTo(other.index("document", "1234"));
    }

    @Test
    void after_rotation_old_values_open_and_new_ones_have_the_new_key() {
        Path file = folder.resolve("keys");
        FieldCipher cipher = FieldCipher.of(KeyFile.openOrCreate(file, CipherAlgorithm.AES_256_GCM, random), random);
        byte[] old = cipher.encrypt(PLACE, "old");

        cipher.rotate(CipherAlgorithm.SM4_GCM);

        byte[] fresh = cipher.encrypt(PLACE, "new");
        assertThat(cipher.decryptText(PLACE, old)).isEqualTo("old");
        assertThat(cipher.decryptText(PLACE, fresh)).isEqualTo("new");
        assertThat(HexFormat.of().formatHex(fresh, 1, 5))
                .isNotEqualTo(HexFormat.of().formatHex(old, 1, 5));
        assertThat(FieldCipher.of(KeyFile.open(file), random).decryptText(PLACE, fresh))
                .isEqualTo("new");
    }

    @Test
    void a_process_that_read_the_file_before_opens_what_another_encrypted_after_rotation() {
        Path file = folder.resolve("keys");
        FieldCipher here = FieldCipher.of(KeyFile.openOrCreate(file, CipherAlgorithm.SM4_GCM, random), random);
        FieldCipher there = FieldCipher.of(KeyFile.open(file), random);

        there.rotate(CipherAlgorithm.SM4_GCM);
        byte[] value = there.encrypt(PLACE, "new");

        assertThat(here.decryptText(PLACE, value)).isEqualTo("new");
        assertThat(here.keys()).isEqualTo(there.keys()).hasSize(2);
    }

    @Test
    void two_rotations_at_once_lose_no_key() {
        Path file = folder.resolve("keys");
        FieldCipher here = FieldCipher.of(KeyFile.openOrCreate(file, CipherAlgorithm.SM4_GCM, random), random);
        FieldCipher there = FieldCipher.of(KeyFile.open(file), random);
        here.rotate(CipherAlgorithm.SM4_GCM);
        byte[] value = here.encrypt(PLACE, "kept");

        // what there has in hand is older than the file
        there.rotate(CipherAlgorithm.SM4_GCM);

        assertThat(there.decryptText(PLACE, value)).isEqualTo("kept");
        assertThat(KeyFile.open(file).named()).hasSize(3);
    }

    @Test
    void a_key_file_that_was_exchanged_for_another_gives_no_keys() throws Exception {
        Path file = folder.resolve("keys");
        FieldCipher here = FieldCipher.of(KeyFile.openOrCreate(file, CipherAlgorithm.SM4_GCM, random), random);
        byte[] foreign =
                FieldCipher.of(keys("others", CipherAlgorithm.SM4_GCM), random).encrypt(PLACE, "x");
        Files.copy(
                folder.resolve("others"),
                file,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);

        assertThatThrownBy(() -> here.decrypt(PLACE, foreign)).isInstanceOf(KeyFileRefused.class);
    }

    @Test
    void a_value_of_a_key_that_is_not_here_says_so() {
        byte[] value = FieldCipher.of(keys("keys", CipherAlgorithm.AES_256_GCM), random)
                .encrypt(PLACE, "x");
        FieldCipher other = FieldCipher.of(keys("others", CipherAlgorithm.AES_256_GCM), random);

        assertThatThrownBy(() -> other.decrypt(PLACE, value))
                .isInstanceOfSatisfying(
                        SecretUnreadable.class, e -> assertThat(e.why()).isEqualTo(SecretUnreadable.Cause.KEY_MISSING));
    }

    @Test
    void the_key_file_is_for_its_owner_alone() throws Exception {
        Path file = folder.resolve("deep/keys");
        KeyFile keys = KeyFile.openOrCreate(file, CipherAlgorithm.SM4_GCM, random);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keys.toString())
                .doesNotContain(Files.readAllLines(file).get(1).split(" ", -1)[3]);
        try (var names = Files.list(folder.resolve("deep"))) {
            assertThat(names).containsExactly(file);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        refused(file, KeyFileRefused.Rule.OPEN_TO_OTHERS);
    }

    @Test
    void a_damaged_or_other_key_file_is_refused_and_left_as_it_is() throws Exception {
        Path file = folder.resolve("keys");
        KeyFile.openOrCreate(file, CipherAlgorithm.SM4_GCM, random);
        assertThatThrownBy(() -> KeyFile.openOrCreate(file, CipherAlgorithm.AES_256_GCM, random))
                .isInstanceOfSatisfying(
                        KeyFileRefused.class, e -> assertThat(e.rule()).isEqualTo(KeyFileRefused.Rule.OTHER_CIPHER));
        List<String> good = Files.readAllLines(file);
        for (List<String> bad : List.of(
                List.<String>of(),
                List.of("hudang-keys 2", good.get(1), good.get(2)),
                List.of(good.get(0), good.get(1)),
                List.of(good.get(0), good.get(2)),
                List.of(good.get(0), good.get(1), good.get(1), good.get(2)),
                List.of(good.get(0), good.get(1).substring(0, 30), good.get(2)),
                List.of(good.get(0), good.get(1), good.get(2), good.get(2)))) {
            Files.write(file, bad);
            refused(file, KeyFileRefused.Rule.FORM);
            assertThat(Files.readAllLines(file)).isEqualTo(bad);
        }
    }

    private void refused(Path file, KeyFileRefused.Rule rule) {
        assertThatThrownBy(() -> KeyFile.openOrCreate(file, CipherAlgorithm.SM4_GCM, random))
                .isInstanceOfSatisfying(
                        KeyFileRefused.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }

    private KeyFile keys(String name, CipherAlgorithm algorithm) {
        return KeyFile.openOrCreate(folder.resolve(name), algorithm, random);
    }
}
