package org.hudang.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hudang.signing.key.DigestAlgorithm;
import org.hudang.signing.key.KeyAlgorithm;
import org.hudang.signing.key.SigningKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparedSignatureTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office office;

    private final byte[] pdf = Samples.pdf(Samples.Xref.STREAM, Samples.Form.INDIRECT);

    @BeforeAll
    static void open_the_office() {
        office = new Office(folder);
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void a_key_elsewhere_signs_the_digest_and_another_process_finishes(KeyAlgorithm algorithm) throws Exception {
        // given a signature prepared and stored
        SigningKey elsewhere = office.seal(algorithm);
        byte[] stored = office.signer()
                .prepare(pdf, Office.seal("seal-1"), algorithm, elsewhere.chain())
                .encoded();

        // when another process reads it, has the digest signed and finishes
        PreparedSignature read = PreparedSignature.decode(stored);
        SignedPdf signed = office.signer().finish(pdf, read, elsewhere.sign(read.digest()));

        // then the signature holds
        assertThat(Judge.judge(signed.bytes(), office.authority()))
                .singleElement()
                .satisfies(one -> assertThat(one.field()).isEqualTo("seal-1"));
        assertThat(read.encoded()).isEqualTo(stored);
    }

    @Test
    void a_process_that_was_started_later_finishes_what_an_ended_one_prepared(@TempDir Path desk) throws Exception {
        // given what a process left on its desk: paper, preparation, and the value that came from elsewhere
        SigningKey elsewhere = office.seal(KeyAlgorithm.SM2);
        PreparedSignature prepared =
                office.signer().prepare(pdf, Office.seal("seal-1"), KeyAlgorithm.SM2, elsewhere.chain());
        Files.write(desk.resolve("paper.pdf"), pdf);
        Files.write(desk.resolve("prepared"), prepared.encoded());
        Files.write(desk.resolve("value"), elsewhere.sign(prepared.digest()));

        // when another one finishes it
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Finisher.class.getName(),
                folder.toString()));
        for (String file : List.of("paper.pdf", "prepared", "value", "signed.pdf")) {
            command.add(desk.resolve(file).toString());
        }
        Process later = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(desk.resolve("log").toFile())
                .start();
        assertThat(later.waitFor(2, TimeUnit.MINUTES)).isTrue();

        // then the signature holds
        assertThat(later.exitValue()).as(Files.readString(desk.resolve("log"))).isZero();
        assertThat(Judge.judge(Files.readAllBytes(desk.resolve("signed.pdf")), office.authority()))
                .singleElement()
                .satisfies(one -> assertThat(one.field()).isEqualTo("seal-1"));
    }

    @Test
    void it_does_not_finish_on_another_file() {
        // given a signature prepared for one file
        SigningKey key = office.seal(KeyAlgorithm.EC_P256);
        PreparedSignature prepared = prepare(key);
        byte[] value = key.sign(prepared.digest());

        // when one byte of the file has changed meanwhile
        byte[] other = pdf.clone();
        other[20] ^= 1;

        // then
        assertThatThrownBy(() -> office.signer().finish(other, prepared, value))
                .isInstanceOf(PreparedMismatch.class)
                .hasMessageContaining("SG-121");
    }

    @Test
    void it_does_not_take_the_signature_of_another_document() {
        // given
        SigningKey key = office.seal(KeyAlgorithm.SM2);
        PreparedSignature prepared = prepare(key);
        byte[] value = key.sign(DigestAlgorithm.SM3.digest(new byte[] {1}));

        // then
        assertThatThrownBy(() -> office.signer().finish(pdf, prepared, value)).isInstanceOf(PreparedMismatch.class);
    }

    @Test
    void it_does_not_take_a_signature_of_another_key() {
        // given
        PreparedSignature prepared = prepare(office.seal(KeyAlgorithm.EC_P256));
        byte[] value = office.seal(KeyAlgorithm.SM2).sign(prepared.digest());

        // then
        assertThatThrownBy(() -> office.signer().finish(pdf, prepared, value)).isInstanceOf(PreparedMismatch.class);
    }

    @Test
    void it_does_not_take_something_that_is_no_signature() {
        PreparedSignature prepared = prepare(office.seal(KeyAlgorithm.RSA_3072));
        assertThatThrownBy(() -> office.signer().finish(pdf, prepared, new byte[384]))
                .isInstanceOf(PreparedMismatch.class);
    }

    @Test
    void a_stored_signature_with_a_changed_byte_is_refused() {
        // given
        byte[] stored = prepare(office.seal(KeyAlgorithm.EC_P256)).encoded();

        // then at whatever place the change is
        for (int at = 0; at < stored.length; at += stored.length / 37) {
            byte[] changed = stored.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> PreparedSignature.decode(changed)).isInstanceOf(PreparedMismatch.class);
        }
    }

    @Test
    void a_stored_signature_whose_holes_lie_outside_of_its_update_is_refused() {
        // given a well-formed container, its digest right, with each hole in turn before the beginning or behind the
        // end
        PreparedSignature prepared = prepare(office.seal(KeyAlgorithm.EC_P256));
        byte[] stored = prepared.encoded();
        int holes = stored.length
                - 32
                - (4 + prepared.update().length)
                - (4 + 32)
                - (4 + prepared.signedAttributes().length)
                - 12;
        for (int hole = 0; hole < 3; hole++) {
            for (int wrong : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 30}) {
                byte[] lie = stored.clone();
                java.nio.ByteBuffer.wrap(lie).putInt(holes + 4 * hole, wrong);
                byte[] digest = DigestAlgorithm.SHA_256.digest(java.util.Arrays.copyOf(lie, lie.length - 32));
                System.arraycopy(digest, 0, lie, lie.length - 32, 32);

                // then
                assertThatThrownBy(() -> PreparedSignature.decode(lie))
                        .as("hole " + hole + " at " + wrong)
                        .isInstanceOf(PreparedMismatch.class);
            }
        }
        assertThat(java.nio.ByteBuffer.wrap(stored).getInt(holes + 8))
                .isEqualTo(prepared.holes().room());
    }

    @Test
    void a_stored_signature_of_another_version_is_refused() {
        // given a well-formed container with version 2 and a digest that fits
        byte[] stored = prepare(office.seal(KeyAlgorithm.EC_P256)).encoded();
        stored[4] = 2;
        byte[] digest = DigestAlgorithm.SHA_256.digest(java.util.Arrays.copyOf(stored, stored.length - 32));
        System.arraycopy(digest, 0, stored, stored.length - 32, 32);

        // then
        assertThatThrownBy(() -> PreparedSignature.decode(stored))
                .isInstanceOf(PreparedMismatch.class)
                .hasMessageContaining("version");
    }

    private PreparedSignature prepare(SigningKey key) {
        return office.signer().prepare(pdf, Office.seal("seal-1"), key.algorithm(), key.chain());
    }
}
