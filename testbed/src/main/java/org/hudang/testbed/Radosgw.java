package org.hudang.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Ceph object gateway (radosgw) that speaks S3: one for each test JVM, started by {@code radosgw.sh} at first use, ended with
 * the JVM. It keeps everything in memory.
 *
 * <p>Tests that use it carry the tag {@value #TAG}. Where its Debian packages are not installed they fail and say so, unless whoever
 * runs the build leaves them out by that tag.
 */
public final class Radosgw implements AutoCloseable {
    /** Tag of the tests that need it. */
    public static final String TAG = "ceph";

    private static final List<String> PROGRAMS = List.of("radosgw", "radosgw-admin", "ceph-mon", "ceph-osd", "ceph");
    private static final String KEY = "HUDANGTESTS";
    private static final String SECRET = "only-for-tests-of-the-replica";

    private final Path home;
    private final Process process;
    private final URI address;

    private Radosgw(Path home, Process process, URI address) {
        this.home = home;
        this.process = process;
        this.address = address;
    }

    /** The gateway of this JVM; every test keeps to buckets of its own in it. */
    public static Radosgw shared() {
        return Shared.GATEWAY;
    }

    private static final class Shared {
        private static final Radosgw GATEWAY = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(GATEWAY::close));
        }
    }

    public URI address() {
        return address;
    }

    /** The name of the account that owns every bucket. */
    public String key() {
        return KEY;
    }

    public String secret() {
        return SECRET;
    }

    private static Radosgw start() {
        for (String program : PROGRAMS) {
            if (!Files.isExecutable(Path.of("/usr/bin", program))) {
                throw new IllegalStateException(
                        "the tests of the object store need the Debian packages radosgw, ceph-mon and ceph-osd; there is no "
                                + program);
            }
        }
        try {
            Path home = Files.createTempDirectory("hudang-ceph-");
            try (InputStream text = Objects.requireNonNull(Radosgw.class.getResourceAsStream("radosgw.sh"))) {
                Files.copy(text, home.resolve("radosgw.sh"));
            }
            int port = freePort();
            return new Radosgw(home, run(home, port), URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process run(Path home, int port) throws IOException {
        Process process = new ProcessBuilder(
                        "bash",
                        home.resolve("radosgw.sh").toString(),
                        home.toString(),
                        Integer.toString(freePort()),
                        Integer.toString(port),
                        KEY,
                        SECRET)
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("ready")) {
                return process;
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the object gateway did not start: " + said);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Lets the script end what it started, and removes what that wrote. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
