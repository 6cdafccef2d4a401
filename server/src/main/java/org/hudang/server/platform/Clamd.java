package org.hudang.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.volume.ContentSource;

/**
 * The scanner of ClamAV behind its socket: {@code zVERSION} and {@code zINSTREAM}. What it does not say in time, or says in
 * words that are not expected, is no answer; a file is clean only when it says so.
 */
final class Clamd implements VirusScanner {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 4_096;
    /** For example {@code ClamAV 1.4.3/27700/Tue Jul 15 10:24:43 2025}. */
    private static final Pattern VERSION =
            Pattern.compile("(ClamAV [^/]{1,40}/\\d{1,8})/\\w{3} (\\w{3} +\\d{1,2} .{13})");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy", Locale.ENGLISH);
    private static final Pattern FOUND = Pattern.compile("stream: (.{1,200}) FOUND");

    private final SocketAddress address;
    private final Duration patience;

    Clamd(SocketAddress address) {
        this(address, PATIENCE);
    }

    Clamd(SocketAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /**
     * Where it listens: {@code unix:/run/clamav/clamd.ctl}, or a port of this machine, for what is sent is not encrypted.
     *
     * @return empty when this is no such place
     */
    static Optional<SocketAddress> address(String given) {
        if (given.matches("unix:/.{1,100}")) {
            return Optional.of(UnixDomainSocketAddress.of(given.substring("unix:".length())));
        }
        Matcher port =
                Pattern.compile("(?:localhost|127\\.0\\.0\\.1):(\\d{1,5})").matcher(given);
        if (port.matches() && Integer.parseInt(port.group(1)) <= 65_535) {
            return Optional.of(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1))));
        }
        return Optional.empty();
    }

    @Override
    public Optional<About> about() {
        try (Talk talk = new Talk(address, patience)) {
            talk.say(ByteBuffer.wrap("zVERSION\0".getBytes(StandardCharsets.US_ASCII)));
            Matcher version = VERSION.matcher(talk.answer());
            if (!version.matches()) {
                return Optional.empty();
            }
            LocalDateTime made = LocalDateTime.parse(version.group(2).replaceAll(" +", " "), DAY);
            return Optional.of(new About(version.group(1), made.toInstant(ZoneOffset.UTC)));
        } catch (IOException | DateTimeException noAnswer) {
            return Optional.empty();
        }
    }

    @Override
    public Scan scan(ContentSource content) throws IOException {
        try (InputStream in = content.open()) {
            String answer;
            try (Talk talk = new Talk(address, patience)) {
                answer = send(in, talk);
            } catch (IOException noAnswer) {
                return new Scan.CannotTell(noAnswer.getClass().getSimpleName());
            }
            Matcher found = FOUND.matcher(answer);
            if (found.matches()) {
                return new Scan.Infected(found.group(1));
            }
            return answer.equals("stream: OK") ? new Scan.Clean() : new Scan.CannotTell("");
        }
    }

    private static String send(InputStream in, Talk talk) throws IOException {
        talk.say(ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + CHUNK);
        for (byte[] bytes = in.readNBytes(CHUNK); bytes.length > 0; bytes = in.readNBytes(CHUNK)) {
            chunk.clear();
            chunk.putInt(bytes.length).put(bytes).flip();
            talk.say(chunk);
        }
        talk.say(ByteBuffer.allocate(Integer.BYTES));
        return talk.answer();
    }

    /** One question and its answer, before the time is over. */
    private static final class Talk implements AutoCloseable {
        private final SocketChannel channel;
        private final Selector selector;
        private final SelectionKey key;
        private final long end;

        Talk(SocketAddress address, Duration patience) throws IOException {
            end = System.nanoTime() + patience.toNanos();
            channel = address instanceof UnixDomainSocketAddress
                    ? SocketChannel.open(StandardProtocolFamily.UNIX)
                    : SocketChannel.open();
            selector = Selector.open();
            try {
                channel.configureBlocking(false);
                key = channel.register(selector, 0);
                if (!channel.connect(address)) {
                    await(SelectionKey.OP_CONNECT);
                    while (!channel.finishConnect()) {
                        await(SelectionKey.OP_CONNECT);
                    }
                }
            } catch (IOException e) {
                close();
                throw e;
            }
        }

        void say(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    await(SelectionKey.OP_WRITE);
                }
            }
        }

        /** Up to the end that it marks, or the end of the stream. */
        String answer() throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(LONGEST_ANSWER);
            while (bytes.hasRemaining()) {
                int read = channel.read(bytes);
                if (read < 0 || (bytes.position() > 0 && bytes.get(bytes.position() - 1) == 0)) {
                    break;
                }
                if (read == 0) {
                    await(SelectionKey.OP_READ);
                }
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
        }

        private void await(int what) throws IOException {
            key.interestOps(what);
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0 || selector.select(millis) == 0) {
                throw new IOException("no answer in time");
            }
            selector.selectedKeys().clear();
        }

        @Override
        public void close() throws IOException {
            selector.close();
            channel.close();
        }
    }
}
