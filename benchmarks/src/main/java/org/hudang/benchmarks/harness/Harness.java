package org.hudang.benchmarks.harness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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

    private final Pace pace;
    private final List<String> profilers;

    /**
     * A harness.
     *
     * @param profilers names of JMH profilers to run besides, for example {@code stack} or {@code gc}; what they print
     *     goes to standard error
     */
    public Harness(Pace pace, List<String> profilers) {
        this.pace = pace;
        this.profilers = List.copyOf(profilers);
    }

    /** Runs one heat. */
    public List<Samples> run(Heat heat) {
        List<Samples> samples = new ArrayList<>();
        for (int fork = 0; fork < pace.forks(); fork++) {
            for (RunResult result : runOnce(heat)) {
                samples.add(samples(heat, result));
            }
        }
        return samples;
    }

    private Collection<RunResult> runOnce(Heat heat) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(heat.benchmarks().getName()) + "\\." + heat.methods() + "$")
                .mode(Mode.Throughput)
                .threads(1)
                .forks(1)
                .warmupIterations(pace.warmups())
                .warmupTime(TimeValue.milliseconds(pace.iteration().toMillis()))
                .measurementIterations(pace.iterations())
                .measurementTime(TimeValue.milliseconds(pace.iteration().toMillis()))
                .timeout(TimeValue.minutes(5))
                .shouldFailOnError(true)
                .jvmArgs(JVM)
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
