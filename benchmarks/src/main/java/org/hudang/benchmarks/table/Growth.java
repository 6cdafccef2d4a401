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
}
