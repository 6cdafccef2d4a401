package org.hudang.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.hudang.archive.ArchiveBed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digests that are computed at once are those of the whole file, however it arrives. */
class DigestsTest {
    private static final int BUFFER = 1 << 17;

    @TempDir
    private Path folder;

    @BeforeAll
    static void register() {
        Security.addProvider(new BouncyCastleProvider());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BUFFER - 1, BUFFER, BUFFER + 1, 2 * BUFFER, 5 * BUFFER + 7})
    void a_file_of_any_length_is_copied_and_digested(int length) throws Exception {
        byte[] bytes = random(length);
        Path copy = folder.resolve("copy");

        Digests digests = copy(new ByteArrayInputStream(bytes), copy);

        assertThat(Files.readAllBytes(copy)).isEqualTo(bytes);
        isOf(digests, bytes);
    }

    @Test
    void a_stream_that_gives_little_at_a_time_is_digested_alike() throws Exception {
        byte[] bytes = random(2 * BUFFER + 11);

        Digests digests = copy(new Trickle(bytes), folder.resolve("copy"));

        isOf(digests, bytes);
    }

    @Test
    void asked_twice_a_digest_is_the_same() throws Exception {
        Digests digests = copy(new ByteArrayInputStream(random(10)), folder.resolve("copy"));

        assertThat(digests.sm3()).isEqualTo(digests.sm3());
    }

    @Test
    @Timeout(60)
    void no_other_thread_is_needed() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        for (int i = 0; i < 2 * ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(() -> {
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        try {
            byte[] bytes = random(3 * BUFFER + 1);

            isOf(copy(new ByteArrayInputStream(bytes), folder.resolve("copy")), bytes);
        } finally {
            goOn.countDown();
        }
    }

    @Test
    void a_source_that_breaks_is_told() {
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(random(3 * BUFFER))) {
            private int reads;

            @Override
            public int read(byte[] buffer, int from, int most) throws IOException {
                if (reads++ == 2) {
                    throw new IOException("torn");
                }
                return super.read(buffer, from, most);
            }
        };

        assertThatThrownBy(() -> copy(broken, folder.resolve("copy")))
                .isInstanceOf(IOException.class)
                .hasMessage("torn");
    }

    private static Digests copy(InputStream in, Path to) throws IOException {
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return Digests.copy(in, out);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ArchiveBed.seeded(length).nextBytes(bytes);
        return bytes;
    }

    private static void isOf(Digests digests, byte[] bytes) throws NoSuchAlgorithmException {
        assertThat(digests.bytes()).isEqualTo(bytes.length);
        assertThat(digests.sha512()).isEqualTo(hex("SHA-512", bytes));
        assertThat(digests.sha256()).isEqualTo(hex("SHA-256", bytes));
        assertThat(digests.sm3()).isEqualTo(hex("SM3", bytes));
    }

    private static String hex(String algorithm, byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }

    /** At most a thousand bytes at a time. */
    private static final class Trickle extends FilterInputStream {
        Trickle(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] buffer, int from, int most) throws IOException {
            return super.read(buffer, from, Math.min(most, 1000));
        }
    }
}
