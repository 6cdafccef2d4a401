package org.hudang.benchmarks.table;

import java.util.List;
import org.openjdk.jmh.util.ListStatistics;

/**
 * A value with the half width of its 99.9 % confidence interval.
 *
 * @param value the mean, or a quotient of means
 * @param error half width; NaN when there were too few samples to tell
 */
public record Estimate(double value, double error) {
    private static final double CONFIDENCE = 0.999;

    /** The mean of samples (Student's t). */
    public static Estimate of(List<Double> samples) {
        ListStatistics statistics = new ListStatistics();
        samples.forEach(statistics::addValue);
        return new Estimate(statistics.getMean(), statistics.getMeanErrorAt(CONFIDENCE));
    }

    /** This divided by another that was measured independently; relative errors add in quadrature. */
    public Estimate over(Estimate other) {
        double quotient = value / other.value;
        return new Estimate(quotient, quotient * Math.hypot(error / value, other.error / other.value));
    }
}
