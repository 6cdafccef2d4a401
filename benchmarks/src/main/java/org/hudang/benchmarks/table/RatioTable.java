package org.hudang.benchmarks.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Operations with their ratio to the floor of their group, and the goals with their answers.
 *
 * <p>A row's floor is the operation named {@link #FLOOR} of the same group, done with the same. Goals whose two sides were
 * not both measured are left out: the table never guesses.
 */
public final class RatioTable {
    /** Name of the operation that the others of its group are divided by. */
    public static final String FLOOR = "floor";

    /**
     * One operation.
     *
     * @param operation what was measured
     * @param perSecond operations per second; empty for what cannot be done
     * @param share of the floor; empty for the floor itself and where none was measured
     * @param cpuShare the same in processor time, which other work on the machine disturbs less
     * @param findings goals that judge this operation
     */
    public record Row(
            Operation operation,
            Optional<Estimate> perSecond,
            Optional<Estimate> share,
            Optional<Estimate> cpuShare,
            List<Finding> findings) {}

    /**
     * A goal and what was found.
     *
     * @param goal what was wanted
     * @param quotient what was measured
     * @param answer whether it was reached
     */
    public record Finding(Goal goal, Estimate quotient, Goal.Answer answer) {}

    private final List<Row> rows;

    private RatioTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The table of what was measured, in the order it was measured. */
    public static RatioTable of(List<Samples> measured, List<Goal> goals) {
        Map<Operation, Samples> all = new LinkedHashMap<>();
        measured.forEach(samples -> all.merge(samples.operation(), samples, Samples::and));
        List<Row> rows = new ArrayList<>();
        for (Samples samples : all.values()) {
            Operation operation = samples.operation();
            Optional<Samples> floor =
                    operation.name().equals(FLOOR) || samples.perSecond().isEmpty()
                            ? Optional.empty()
                            : Optional.ofNullable(all.get(operation.by(FLOOR)));
            rows.add(new Row(
                    operation,
                    samples.perSecond().isEmpty() ? Optional.empty() : Optional.of(Estimate.of(samples.perSecond())),
                    floor.map(below -> Estimate.of(samples.perSecond()).over(Estimate.of(below.perSecond()))),
                    floor.flatMap(below -> cpuShare(samples, below)),
                    findings(samples, all, goals)));
        }
        return new RatioTable(rows);
    }

    private static Optional<Estimate> cpuShare(Samples samples, Samples floor) {
        if (samples.perCpuSecond().isEmpty() || floor.perCpuSecond().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Estimate.of(samples.perCpuSecond()).over(Estimate.of(floor.perCpuSecond())));
    }

    private static List<Finding> findings(Samples samples, Map<Operation, Samples> all, List<Goal> goals) {
        List<Finding> findings = new ArrayList<>();
        for (Goal goal : goals) {
            Samples other = all.get(samples.operation().by(goal.against()));
            if (goal.isAbout(samples.operation())
                    && other != null
                    && !other.perSecond().isEmpty()
                    && !samples.perSecond().isEmpty()) {
                Estimate quotient = Estimate.of(samples.perSecond()).over(Estimate.of(other.perSecond()));
                findings.add(new Finding(goal, quotient, goal.judge(quotient)));
            }
        }
        return findings;
    }

    /** How the time per byte grew, where both files were measured. */
    public Optional<Estimate> grown(Growth growth) {
        return perSecond(growth.small())
                .flatMap(small -> perSecond(growth.withLarge()).map(large -> growth.quotient(small, large)));
    }

    private Optional<Estimate> perSecond(Operation operation) {
        return rows.stream()
                .filter(row -> row.operation().equals(operation))
                .findFirst()
                .flatMap(Row::perSecond);
    }

    /** Its rows. */
    public List<Row> rows() {
        return rows;
    }

    /** How many goals have this answer. */
    public long count(Goal.Answer answer) {
        return rows.stream()
                .flatMap(row -> row.findings().stream())
                .filter(finding -> finding.answer() == answer)
                .count();
    }
}
