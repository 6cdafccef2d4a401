package org.hudang.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** One life of the driver, followed by a tracer that may end it, or lie to it, at its n-th call of the kernel. */
final class Life {
    static final int KILLED = 128 + 9;

    private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\(");
    private static final int LONGEST = 120;
    /** Where the tracer writes: never on the disk that is tried. */
    private static final Path NOTES = Path.of("target", "lives").toAbsolutePath();

    private final int exit;
    private final List<String> said;
    private final Map<String, Integer> calls;

    private Life(int exit, List<String> said, Map<String, Integer> calls) {
        this.exit = exit;
        this.said = said;
        this.calls = Map.copyOf(calls);
    }

    /**
     * What the tracer does.
     *
     * @param calls whose calls it follows
     * @param does what to which of them, in the tracer's words; empty when it only counts
     * @param file the only file whose calls count; empty for all
     */
    record Tracer(String calls, String does, Optional<Path> file) {
        /** It writes down the calls and does nothing. */
        static Tracer counting(String calls) {
            return new Tracer(calls, "", Optional.empty());
        }

        /** It kills the process in front of the n-th call. */
        static Tracer killing(String call, int nth) {
            return new Tracer(call, call + ":signal=KILL:when=" + nth, Optional.empty());
        }

        /** It answers the n-th call with an error of the disk, and does not let it happen. */
        static Tracer failing(String call, int nth) {
            return new Tracer(call, call + ":error=EIO:when=" + nth, Optional.empty());
        }

        private List<String> command(Path trace) {
            List<String> command =
                    new ArrayList<>(List.of("strace", "-f", "-qq", "-o", trace.toString(), "-e", "trace=" + calls));
            if (!does.contains("signal=")) {
                // much quicker, but then strace 6.1 gives no signals
                command.add("--seccomp-bpf");
            }
            if (!does.isEmpty()) {
                command.addAll(List.of("-e", "inject=" + does));
            }
            file.ifPresent(only -> command.addAll(List.of("-P", only.toString())));
            return command;
        }
    }

    /** The driver, ready to start. */
    static ProcessBuilder driver(Optional<Tracer> tracer, Path folder, PGSimpleDataSource database, List<String> words)
            throws IOException {
        Files.createDirectories(NOTES);
        List<String> command = new ArrayList<>();
        if (tracer.isPresent()) {
            command.addAll(tracer.get().command(trace(folder)));
        }
        command.addAll(Driver.command());
        command.add(folder.toString());
        command.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(errors(folder).toFile());
        tell(builder, database);
        return builder;
    }

    /** Tells a driver where its database is. */
    static void tell(ProcessBuilder driver, PGSimpleDataSource database) {
        driver.environment().put("STORE_DATABASE", database.getURL());
        driver.environment().put("STORE_USER", String.valueOf(database.getUser()));
        driver.environment().put("STORE_PASSWORD", String.valueOf(database.getPassword()));
    }

    /** Lives to its end, whatever that is. */
    static Life live(Optional<Tracer> tracer, Path folder, PGSimpleDataSource database, List<String> words)
            throws IOException, InterruptedException {
        Process process = driver(tracer, folder, database, words).start();
        List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        if (!process.waitFor(LONGEST, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("it did not end: " + said);
        }
        int exit = process.exitValue();
        if (exit != 0 && exit != KILLED) {
            throw new IllegalStateException(exit + " " + said + Files.readString(errors(folder)));
        }
        Map<String, Integer> calls = tracer.isPresent() ? calls(trace(folder)) : Map.of();
        Files.deleteIfExists(trace(folder));
        Files.deleteIfExists(errors(folder));
        return new Life(exit, said, calls);
    }

    boolean killed() {
        return exit == KILLED;
    }

    List<String> said() {
        return said;
    }

    /** How often the thread that works on the disk, which is the one that forces most, made each call. */
    Map<String, Integer> calls() {
        return calls;
    }

    private static Map<String, Integer> calls(Path trace) throws IOException {
        Map<String, Map<String, Integer>> threads = new HashMap<>();
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            Matcher call = CALL.matcher(line);
            if (call.find()) {
                threads.computeIfAbsent(call.group(1), thread -> new HashMap<>())
                        .merge(call.group(2), 1, Integer::sum);
            }
        }
        return threads.values().stream()
                .max(Comparator.comparingInt(counts -> counts.getOrDefault("fsync", 0)))
                .orElse(Map.of());
    }

    private static Path trace(Path folder) {
        return NOTES.resolve(name(folder) + ".trace");
    }

    private static Path errors(Path folder) {
        return NOTES.resolve(name(folder) + ".err");
    }

    private static String name(Path folder) {
        return folder.toString().replace('/', '_');
    }
}
