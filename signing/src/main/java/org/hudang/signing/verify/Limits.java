package org.hudang.signing.verify;

import java.time.Duration;

/**
 * Bounds of one verification. What exceeds them is refused, not guessed.
 *
 * @param time of work for one file, all its signatures together; five times as much when the machine is busy with others
 * @param depth of nested structures: arrays in arrays, fields under fields, authorities over authorities
 * @param size of a file, in bytes
 * @param decoded bytes that compressed parts of one file may inflate to, all together
 */
public record Limits(Duration time, int depth, long size, long decoded) {

    public Limits {
        if (time.isNegative() || time.isZero() || depth < 1 || size < 1 || decoded < 1) {
            throw new IllegalArgumentException("limits must be positive: time " + time + ", depth " + depth + ", size "
                    + size + ", decoded " + decoded);
        }
    }

    /** 3 s, depth 100, 256 MiB, 64 MiB inflated. */
    public static Limits strict() {
        return new Limits(Duration.ofSeconds(3), 100, 256L << 20, 64L << 20);
    }
}
