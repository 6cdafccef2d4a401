package org.hudang.benchmarks.table;

/**
 * One thing that was measured.
 *
 * @param group operations that stand beside one floor, for example {@code sign}
 * @param with what it was done with: kind of key, size of the file
 * @param name who did it: {@code floor}, {@code hudang}, or a peer
 */
public record Operation(String group, String with, String name) {
    /** The same done by another. */
    public Operation by(String other) {
        return new Operation(group, with, other);
    }
}
