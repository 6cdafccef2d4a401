package org.hudang.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The product, run from its launcher as its users run it, once per test run on a data directory of its own. */
public final class Product {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = root();
    private static final Path HOME = place("home");

    private Product() {}

    /**
     * What a run printed.
     *
     * @param exit exit code
     * @param out standard output
     * @param err standard error
     */
    public record Run(int exit, String out, String err) {
        public JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public List<JsonNode> lines() {
            return out.lines()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> new Run(exit, line, err).json())
                    .toList();
        }
    }

    /** The main job, run once; what it left is judged by all tests. */
    static JsonNode demo() {
        return Demo.RESULT;
    }

    /** The data directory of the main job. */
    public static Path home() {
        return HOME;
    }

    /** A data directory of the caller's, as the main job leaves one. */
    static void demoAt(Path home) {
        demo();
        copy(Demo.UNTOUCHED, home);
    }

    private static void copy(Path from, Path to) {
        done("cp", "-aT", "--reflink=auto", from.toString(), to.toString());
    }

    private static void done(String... command) {
        Run run = finish(new ProcessBuilder(command), 600);
        if (run.exit() != 0) {
            throw new IllegalStateException(run.err());
        }
    }

    /** The papers that the main job signed, with what is expected of them. */
    public static List<JsonNode> papers() {
        List<JsonNode> papers = new ArrayList<>();
        demo().path("papers").forEach(papers::add);
        return papers;
    }

    /** Number of the first household of the main job. */
    public static String household() {
        return demo().path("households").get(0).path("number").asText();
    }

    static Run run(String... arguments) {
        return run(List.of(arguments), 600);
    }

    /** Runs a command to its end on the data directory of the main job. */
    public static Run run(List<String> arguments, int seconds) {
        return finish(command(HOME, arguments.toArray(String[]::new)), seconds);
    }

    /** Runs a command to its end on a data directory of the caller's. */
    public static Run in(Path home, String... arguments) {
        return finish(command(home, arguments), 600);
    }

    /** Runs what is ready to start to its end. */
    static Run finish(ProcessBuilder builder, int seconds) {
        try {
            return start(builder, seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs any program; its output is kept in files so that nothing blocks. */
    public static Run start(List<String> command, int seconds) throws IOException, InterruptedException {
        return start(builder(HOME, command), seconds);
    }

    private static Run start(ProcessBuilder builder, int seconds) throws IOException, InterruptedException {
        Path out = Files.createTempFile("conformance", ".out");
        Path err = Files.createTempFile("conformance", ".err");
        try {
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(builder.command() + " did not end within " + seconds + " s");
            }
            return new Run(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Starts a command of the product on a data directory of the caller's, who reads what it prints. */
    static Process open(Path home, String... arguments) throws IOException {
        return opening(home, arguments).start();
    }

    /** Such a command, not started yet. */
    static ProcessBuilder opening(Path home, String... arguments) {
        return command(home, arguments).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** A command of the product on a data directory of the caller's, not started yet. */
    static ProcessBuilder command(Path home, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ROOT.resolve("hudang").toString());
        command.addAll(List.of(arguments));
        return builder(home, command);
    }

    private static ProcessBuilder builder(Path home, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HUDANG_HOME", home.toString());
        builder.environment().put("HUDANG_LANG", "en");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** Processes that work in a data directory: the one that was started, its children, and its database. */
    static List<ProcessHandle> processes(Path home, ProcessHandle started) {
        Stream<ProcessHandle> family = Stream.concat(Stream.of(started), started.descendants());
        return Stream.concat(family, at(home).stream())
                .distinct()
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Processes at work in a data directory, whoever started them: the database and children of intake. */
    static List<ProcessHandle> at(Path home) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(home, process))
                .toList();
    }

    /** By its working directory, or by the program it runs: the database's lies in the data directory. */
    private static boolean worksIn(Path home, ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readSymbolicLink(proc.resolve("cwd")).startsWith(home)
                    || Files.readSymbolicLink(proc.resolve("exe")).startsWith(home);
        } catch (IOException | SecurityException gone) {
            return false;
        }
    }

    /** The corpora of other people's files, which are no part of the project. */
    public static Path corpora() {
        String given = System.getenv("HUDANG_CORPORA");
        return given == null ? ROOT.resolveSibling("shared").resolve("corpora") : Path.of(given);
    }

    /** A place below the module that this JVM has for itself: others test at the same time, or have tested on another JDK. */
    public static Path place(String name) {
        return Path.of(
                        "target",
                        name + "-" + Runtime.version().feature() + "-" + System.getProperty("test.fork", "alone"))
                .toAbsolutePath();
    }

    /** The folder of the project. */
    public static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isExecutable(at.resolve("hudang"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new IllegalStateException("the launcher was not found above the module");
        }
        return at;
    }

    private static final class Demo {
        static final Path UNTOUCHED = place("untouched");
        static final JsonNode RESULT = demo();

        private static JsonNode demo() {
            done("rm", "-rf", HOME.toString(), UNTOUCHED.toString());
            Run run = run("demo", "--json");
            if (run.exit() != 0) {
                throw new IllegalStateException("the main job failed: " + run.exit() + "\n" + run.out() + run.err());
            }
            copy(HOME, UNTOUCHED);
            return run.json();
        }
    }
}
