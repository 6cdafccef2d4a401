package org.hudang.benchmarks.table;

/**
 * An aim: with a file so many times as large, an operation takes per byte no longer than so many times as long.
 *
 * @param small the operation with the small file
 * @param large what the table calls the large file
 * @param times how many times as large it is
 * @param atMost the quotient of the times per byte that is allowed
 */
public record Growth(Operation small, String large, double times, double atMost) {
    Operation withLarge() {
        return new Operation(small.group(), large, small.name());
    }

    /** The quotient of the times per byte. */
    Estimate quotient(Estimate smallPerSecond, Estimate largePerSecond) {
        Estimate slower = smallPerSecond.over(largePerSecond);
        return new Estimate(slower.value() / times, slower.error() / times);
    }

    /** Whether it was reached: the whole interval lies below, above, or on both sides of what is allowed. */
    Goal.Answer judge(Estimate quotient) {
        double error = Double.isNaN(quotient.error()) ? 0 : quotient.error();
        if (quotient.value() + error <= atMost) {
            return Goal.Answer.MET;
        }
        return quotient.value() - error > atMost ? Goal.Answer.MISSED : Goal.Answer.TOO_CLOSE;
    }
}
