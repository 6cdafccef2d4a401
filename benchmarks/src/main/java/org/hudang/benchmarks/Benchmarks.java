package org.hudang.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hudang.benchmarks.certificate.CertificateBatch;
import org.hudang.benchmarks.filing.Filled;
import org.hudang.benchmarks.harness.Harness;
import org.hudang.benchmarks.harness.Heat;
import org.hudang.benchmarks.harness.Pace;
import org.hudang.benchmarks.harness.WorkFolder;
import org.hudang.benchmarks.memory.MemoryTable;
import org.hudang.benchmarks.signing.Peers;
import org.hudang.benchmarks.table.Goal;
import org.hudang.benchmarks.table.RatioTable;
import org.hudang.benchmarks.table.Samples;
import org.hudang.benchmarks.table.TablePrinter;

/** Measures and prints the table of ratios; {@code benchmarks/run} calls it. */
public final class Benchmarks {
    private static final String MEMORY = "memory";
    private static final String FILLED = "filled";
    private static final String BATCH = "batch";
    /** A name for all that issuing and checking a code is made of. */
    private static final String ISSUE = "issue";

    private static final List<String> OF_ISSUE = List.of("qr", "check");

    private final List<String> parts = new ArrayList<>();
    private final List<String> profilers = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private Pace pace = Pace.full();
    private boolean quick;

    private Benchmarks() {}

    /** Exit code 0 when everything was measured, whatever the figures are; 2 for wrong use. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Benchmarks run = new Benchmarks();
        try {
            run.read(List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(usage());
            System.exit(2);
        }
        RatioTable table = run.measure();
        out.print(TablePrinter.text(table));
        out.print(TablePrinter.text(table, Programme.growth()));
        if (run.parts.contains(MEMORY)) {
            out.print(MemoryTable.measured());
        }
        if (run.parts.contains(FILLED)) {
            out.print(Filled.table(Filled.measure(Filled.MARKS, System.err)));
        }
        if (run.parts.contains(BATCH)) {
            int certificates = run.quick ? CertificateBatch.QUICK : CertificateBatch.FULL;
            out.print(CertificateBatch.measured(certificates, System.err));
        }
        out.printf(
                "%d goals met, %d not met, %d too close to tell; %s, %d processors, Java %s%n",
                table.count(Goal.Answer.MET),
                table.count(Goal.Answer.MISSED),
                table.count(Goal.Answer.TOO_CLOSE),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        run.files.forEach(file -> write(file, table));
    }

    private static String usage() {
        return "usage: benchmarks/run PART… [--quick] [--once] [--out FILE.json|FILE.md]… [--prof PROFILER]…\nparts: all "
                + ISSUE + " " + String.join(" ", names());
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(Programme.parts().keySet());
        names.add(MEMORY);
        names.add(FILLED);
        names.add(BATCH);
        return names;
    }

    private void read(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--quick" -> {
                    pace = Pace.quick();
                    quick = true;
                }
                case "--once" -> pace = pace.once();
                case "--out" -> files.add(Path.of(value(arguments, ++i, argument)));
                case "--prof" -> profilers.add(value(arguments, ++i, argument));
                case "all" -> parts.addAll(names());
                case ISSUE -> parts.addAll(OF_ISSUE);
                default -> {
                    if (!names().contains(argument)) {
                        throw new IllegalArgumentException("unknown: " + argument);
                    }
                    parts.add(argument);
                }
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing to measure was named");
        }
        for (Path file : files) {
            if (!file.toString().endsWith(".json") && !file.toString().endsWith(".md")) {
                throw new IllegalArgumentException("--out takes a .json or an .md file, not " + file);
            }
        }
    }

    private static String value(List<String> arguments, int at, String option) {
        if (at >= arguments.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return arguments.get(at);
    }

    private RatioTable measure() {
        Map<String, String> properties = properties();
        Map<String, List<Heat>> programme = Programme.parts();
        List<Samples> samples = new ArrayList<>();
        for (String part : parts) {
            for (Heat heat : programme.getOrDefault(part, List.of())) {
                Harness harness = new Harness(Programme.pace(part, heat, pace), profilers, properties);
                System.err.println("measuring " + heat.group() + ", " + heat.with());
                samples.addAll(harness.run(heat));
                Programme.impossible().stream()
                        .filter(operation -> operation.group().equals(heat.group())
                                && operation.with().equals(heat.with()))
                        .map(Samples::impossible)
                        .forEach(samples::add);
            }
        }
        return RatioTable.of(samples, Programme.goals());
    }

    /** All that sign and verify share one office and one form. */
    private Map<String, String> properties() {
        if (parts.stream().noneMatch(Programme.WITH_PEERS::contains)) {
            return Map.of();
        }
        Path peers = WorkFolder.fresh();
        Peers.fill(peers);
        return Map.of(Peers.PROPERTY, peers.toString());
    }

    private static void write(Path file, RatioTable table) {
        try {
            Files.writeString(
                    file, file.toString().endsWith(".md") ? TablePrinter.markdown(table) : TablePrinter.json(table));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
