package org.hudang.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Elasticsearch node for tests, in a process of its own: one for each test JVM, started at first use, ended with the
 * JVM. What it is made of lies in {@code elastic-node/target/node}; its own few classes are compiled when it starts, because
 * it needs JDK 21 or newer and the tests may run on 17.
 *
 * <p>Tests that use it carry the tag {@value #TAG}. Where no such JDK is installed they fail and say so, unless whoever
 * runs the build leaves them out by that tag.
 */
public final class ElasticNode implements AutoCloseable {
    /** Tag of the tests that need the node. */
    public static final String TAG = "elasticsearch";

    private static final int OLDEST_JDK = 21;
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final List<String> FLAGS = List.of(
            "-Xms128m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED");

    private final Path home;
    private final Process process;
    private final URI address;

    private ElasticNode(Path home, Process process, URI address) {
        this.home = home;
        this.process = process;
        this.address = address;
    }

    /** Where the node of this JVM listens; every test keeps to names of its own in it. */
    public static URI shared() {
        return Shared.NODE.address;
    }

    /** A node of the caller's own, for tests that end it. */
    public static ElasticNode own() {
        try {
            return start(Files.createTempDirectory("hudang-elastic-"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same node once more, with its data and its port, after it was {@link #kill}ed. */
    public ElasticNode again() {
        return start(home, address.getPort());
    }

    public URI address() {
        return address;
    }

    /** Ends the node as a power cut does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Ends the node and removes its data. */
    @Override
    public void close() {
        kill();
        if (!Files.exists(home)) {
            return; // removed when the same node was closed after it had been started again
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ElasticNode start(Path home, int port) {
        Path log = home.resolve("node.log");
        try {
            Path jdk = jdk();
            Path parts = parts();
            Files.deleteIfExists(home.resolve("address"));
            List<String> command = new ArrayList<>();
            command.add(jdk.resolve("bin/java").toString());
            command.addAll(FLAGS);
            command.addAll(List.of(
                    "-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")),
                    "-cp",
                    compiled(jdk, parts, home.resolve("classes")) + ":" + parts.resolve("target/node") + "/*",
                    "org.elasticsearch.node.NodeForTests",
                    home.toString(),
                    Integer.toString(port)));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            URI address = listening(process, home.resolve("address"), log);
            awaitShards(address);
            return new ElasticNode(home, process, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compiled(Path jdk, Path parts, Path into) throws IOException {
        if (Files.isDirectory(into)) {
            return into;
        }
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin/javac").toString(),
                "-nowarn",
                "-proc:none",
                "-cp",
                parts.resolve("target/node") + "/*",
                "-d",
                into.toString()));
        try (Stream<Path> sources = Files.walk(parts.resolve("src/node/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> command.add(file.toString()));
        }
        Path said = into.resolveSibling("javac.log");
        Process javac = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (ended(javac, Duration.ofMinutes(1)) != 0) {
            throw new IllegalStateException("the node's own classes did not compile: " + Files.readString(said));
        }
        return into;
    }

    private static int ended(Process process, Duration most) {
        return process.onExit()
                .orTimeout(most.toSeconds(), TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    /** Looks for the file that the node writes when it listens, every time that it has not ended for a moment. */
    private static URI listening(Process process, Path written, Path log) throws IOException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!Files.exists(written)) {
            boolean ended = exits(process);
            if (ended || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("the Elasticsearch node did not start: " + Files.readString(log));
            }
        }
        return URI.create("http://" + Files.readString(written));
    }

    /** A node that was started again answers before it has opened its indexes. */
    private static void awaitShards(URI address) throws IOException {
        URI health = address.resolve("/_cluster/health?wait_for_status=green&timeout=90s");
        try {
            int status = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("the Elasticsearch node does not become green: status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean exits(Process process) {
        try {
            process.onExit().orTimeout(100, TimeUnit.MILLISECONDS).join();
            return true;
        } catch (CompletionException stillRunning) {
            return false;
        }
    }

    private static Path parts() {
        Path folder = Path.of("").toAbsolutePath().resolveSibling("elastic-node");
        if (!Files.isDirectory(folder.resolve("target/node"))) {
            throw new IllegalStateException(
                    "elastic-node/target/node is missing: build the modules that this one needs as well (mvn -am)");
        }
        return folder;
    }

    /** The JDK of {@code HUDANG_ES_JAVA_HOME}, this JVM's own, or the newest in the usual places. */
    private static Path jdk() {
        String given = Map.copyOf(System.getenv()).getOrDefault("HUDANG_ES_JAVA_HOME", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        if (Runtime.version().feature() >= OLDEST_JDK) {
            return Path.of(System.getProperty("java.home"));
        }
        return Stream.of("/usr/lib/jvm", "/usr/java", "/opt/java", System.getProperty("user.home") + "/.jdks")
                .flatMap(place -> Arrays.stream(names(Path.of(place))))
                .filter(jdk -> Files.isExecutable(jdk.resolve("bin/javac")) && major(jdk) >= OLDEST_JDK)
                .max(java.util.Comparator.comparingInt(ElasticNode::major))
                .orElseThrow(
                        () -> new IllegalStateException("these tests start a real Elasticsearch node, which needs JDK "
                                + OLDEST_JDK + " or newer, and none is installed: install one, name it in"
                                + " HUDANG_ES_JAVA_HOME, or leave the tests out with -DexcludedGroups=" + TAG));
    }

    private static Path[] names(Path place) {
        if (!Files.isDirectory(place)) {
            return new Path[0];
        }
        try (Stream<Path> inside = Files.list(place)) {
            return inside.toArray(Path[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int major(Path jdk) {
        try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.substring(14).split("[.\"]", 2)[0])
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException none) {
            return 0;
        }
    }

    private static final class Shared {
        static final ElasticNode NODE = started();

        private static ElasticNode started() {
            ElasticNode node = own();
            Runtime.getRuntime().addShutdownHook(new Thread(node::close, "end the node"));
            return node;
        }
    }
}
