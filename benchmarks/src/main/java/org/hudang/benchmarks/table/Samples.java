package org.hudang.benchmarks.table;

import java.util.ArrayList;
import java.util.List;

/**
 * What the iterations of one operation gave, over all its forks.
 *
 * @param operation what was measured
 * @param perSecond operations per second, one value per iteration
 * @param perCpuSecond operations per second of processor time of the whole process; empty when it was not measured
 */
public record Samples(Operation operation, List<Double> perSecond, List<Double> perCpuSecond) {
    public Samples {
        perSecond = List.copyOf(perSecond);
        perCpuSecond = List.copyOf(perCpuSecond);
    }

    /** Of something that cannot be done. */
    public static Samples impossible(Operation operation) {
        return new Samples(operation, List.of(), List.of());
    }

    /** These and those of another fork. */
    public Samples and(Samples more) {
        if (!more.operation.equals(operation)) {
            throw new IllegalArgumentException(more.operation + " is not " + operation);
        }
        return new Samples(operation, joined(perSecond, more.perSecond), joined(perCpuSecond, more.perCpuSecond));
    }

    private static List<Double> joined(List<Double> first, List<Double> second) {
        List<Double> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
