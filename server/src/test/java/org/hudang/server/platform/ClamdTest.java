package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.hudang.archive.inspection.VirusScanner.About;
import org.hudang.archive.inspection.VirusScanner.Scan;
import org.hudang.archive.volume.ContentSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is clean when the scanner says so, and in no other case. */
class ClamdTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] PAPER = "样例 ".repeat(50_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void a_file_goes_over_whole_and_is_clean_when_the_scanner_says_so() throws Exception {
        try (Scanner scanner = new Scanner("stream: OK\0")) {
            assertThat(scanner.clamd(LONG).scan(ContentSource.of(PAPER))).isEqualTo(new Scan.Clean());

            assertThat(scanner.received.get()).isEqualTo(PAPER);
        }
    }

    @Test
    void what_is_found_is_named() throws Exception {
        try (Scanner scanner = new Scanner("stream: Sample.Test-1 FOUND\0")) {
            assertThat(scanner.clamd(LONG).scan(ContentSource.of(PAPER))).isEqualTo(new Scan.Infected("Sample.Test-1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stream: OK, perhaps\0", "INSTREAM size limit exceeded. ERROR\0", "stream: \0", "\0"})
    void an_answer_that_is_none_is_no_clean_file(String answer) throws Exception {
        try (Scanner scanner = new Scanner(answer)) {
            assertThat(scanner.clamd(LONG).scan(ContentSource.of(PAPER))).isInstanceOf(Scan.CannotTell.class);
        }
    }

    @Test
    void a_scanner_that_keeps_silent_is_waited_for_and_then_not_any_more() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Clamd clamd = new Clamd(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort()),
                    Duration.ofMillis(300));

            assertThat(clamd.scan(ContentSource.of(new byte[10]))).isInstanceOf(Scan.CannotTell.class);
            assertThat(clamd.about()).isEmpty();
        }
    }

    @Test
    void a_scanner_that_is_not_there_tells_nothing() throws Exception {
        Clamd clamd = new Clamd(UnixDomainSocketAddress.of(folder.resolve("nobody")));

        assertThat(clamd.about()).isEmpty();
        assertThat(clamd.scan(ContentSource.of(PAPER))).isInstanceOf(Scan.CannotTell.class);
    }

    @Test
    void version_and_day_of_the_signatures_are_read_over_a_socket_of_this_machine() throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("clamd"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> {
                try (SocketChannel one = server.accept()) {
                    ByteBuffer question = ByteBuffer.allocate(9);
                    while (question.hasRemaining() && one.read(question) >= 0) {
                        // the whole question
                    }
                    one.write(ByteBuffer.wrap(
                            "ClamAV 1.4.3/27700/Tue Jul  1 10:24:43 2025\0".getBytes(StandardCharsets.US_ASCII)));
                    return new String(question.array(), StandardCharsets.US_ASCII);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });

            assertThat(new Clamd(address, LONG).about())
                    .contains(new About("ClamAV 1.4.3/27700", Instant.parse("2025-07-01T10:24:43Z")));
            assertThat(asked.get()).isEqualTo("zVERSION\0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ClamAV 1.4.3\0", "ClamAV 1.4.3/27700/Tue Foo 41 10:24:43 2025\0", "no scanner\0"})
    void a_scanner_that_does_not_say_how_old_it_is_counts_as_none(String version) throws Exception {
        try (Scanner scanner = new Scanner(version)) {
            assertThat(scanner.clamd(LONG).about()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"scanner.example:3310", "unix:", "127.0.0.1:99999", "10.0.0.1:3310", "127.0.0.1"})
    void nothing_is_sent_to_another_machine(String address) {
        assertThat(Clamd.address(address)).isEmpty();
    }

    /** Takes one question, and with it a stream if there is one, and gives one answer. */
    private static final class Scanner implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final CompletableFuture<byte[]> received;

        Scanner(String answer) throws IOException {
            received = CompletableFuture.supplyAsync(() -> {
                try (Socket one = server.accept();
                        DataInputStream in = new DataInputStream(one.getInputStream());
                        OutputStream out = one.getOutputStream()) {
                    byte[] stream = read(in);
                    out.write(answer.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    return stream;
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }

        private static byte[] read(DataInputStream in) throws IOException {
            StringBuilder question = new StringBuilder();
            for (int c = in.read(); c > 0; c = in.read()) {
                question.append((char) c);
            }
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            if (question.toString().equals("zINSTREAM")) {
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    stream.write(in.readNBytes(length));
                }
            }
            return stream.toByteArray();
        }

        Clamd clamd(Duration patience) {
            return new Clamd(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), patience);
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
