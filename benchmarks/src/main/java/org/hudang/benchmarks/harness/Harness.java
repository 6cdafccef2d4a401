package org.hudang.benchmarks.harness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hudang.benchmarks.table.Operation;
import org.hudang.benchmarks.table.Samples;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures heats. Every operation runs in JVMs of its own; within a heat the rivals take turns, fork by fork. */
public final class Harness {
    private static final String[] JVM = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "-Djava.awt.headless=true"};

    private static final String CLASS_PATH = "java.class.path";

    private final Pace pace;
    private final List<String> profilers;
    private final String[] jvm;

    /**
     * A harness.
     *
     * @param profilers names of JMH profilers to run besides, for example {@code stack} or {@code gc}; what they print
     *     goes to standard error
     * @param properties system properties of the JVMs that measure
     */
    public Harness(Pace pace, List<String> profilers, Map<String, String> properties) {
        this.pace = pace;
        this.profilers = List.copyOf(profilers);
        this.jvm = Stream.concat(
                        Stream.of(JVM),
                        properties.entrySet().stream().map(one -> "-D" + one.getKey() + "=" + one.getValue()))
                .toArray(String[]::new);
    }

    /** Runs one heat. */
    public List<Samples> run(Heat heat) {
        List<Samples> samples = new ArrayList<>();
        for (int fork = 0; fork < pace.forks(); fork++) {
            for (RunResult result : runOnce(heat, heat.benchmarks().getName())) {
                samples.add(samples(heat, result));
            }
            for (Heat.Guest guest : heat.guests()) {
                for (RunResult result : with(guest.classPath(), () -> runOnce(heat, guest.benchmarks()))) {
                    samples.add(samples(heat, result));
                }
            }
        }
        return samples;
    }

    /** Runs something whose JVMs get another class path: JMH gives them the one that this property names. */
    private static Collection<RunResult> with(String classPath, Supplier<Collection<RunResult>> run) {
        String own = System.getProperty(CLASS_PATH);
        System.setProperty(CLASS_PATH, classPath);
        try {
            return run.get();
        } finally {
            System.setProperty(CLASS_PATH, own);
        }
    }

    private Collection<RunResult> runOnce(Heat heat, String benchmarks) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmarks) + "\\.(" + heat.methods() + ")$")
                .mode(Mode.Throughput)
                .threads(heat.threads())
                .forks(1)
                .warmupIterations(pace.warmups())
                .warmupTime(TimeValue.milliseconds(pace.iteration().toMillis()))
                .measurementIterations(pace.iterations())
                .measurementTime(TimeValue.milliseconds(pace.iteration().toMillis()))
                .timeout(TimeValue.minutes(5))
                .shouldFailOnError(true)
                .jvmArgs(jvm)
                .addProfiler(CpuTime.class)
                .verbosity(profilers.isEmpty() ? VerboseMode.SILENT : VerboseMode.NORMAL);
        heat.parameters().forEach((name, value) -> options.param(name, value));
        profilers.forEach(options::addProfiler);
        try {
            return new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new IllegalStateException("a benchmark failed: " + heat, e);
        }
    }

    private static Samples samples(Heat heat, RunResult result) {
        List<Double> perSecond = new ArrayList<>();
        List<Double> perCpuSecond = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                perSecond.add(iteration.getPrimaryResult().getScore() * perSecond(iteration));
                Result<?> cpu = iteration.getSecondaryResults().get(CpuTime.LABEL);
                if (cpu != null) {
                    perCpuSecond.add(cpu.getScore());
                }
            }
        }
        return new Samples(new Operation(heat.group(), heat.with(), name(result)), perSecond, perCpuSecond);
    }

    private static double perSecond(IterationResult iteration) {
        return (double) java.util.concurrent.TimeUnit.SECONDS.toNanos(1)
                / iteration.getBenchmarkParams().getTimeUnit().toNanos(1);
    }

    /** The method's name in words joined by hyphens. */
    private static String name(RunResult result) {
        String full = result.getParams().getBenchmark();
        return full.substring(full.lastIndexOf('.') + 1)
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
