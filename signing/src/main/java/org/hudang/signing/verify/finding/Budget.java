package org.hudang.signing.verify.finding;

import java.time.Duration;

/** Time, nesting and inflated bytes that one file may still take. */
public final class Budget {
    private static final int STEPS_PER_LOOK = 256;

    private final long deadline;
    private final int depth;
    private long decoded;
    private int steps;

    public Budget(Duration time, int depth, long decoded) {
        this.deadline = System.nanoTime() + time.toNanos();
        this.depth = depth;
        this.decoded = decoded;
    }

    /** Counts one step of work; looks at the time now and then. */
    public void step() {
        if (++steps >= STEPS_PER_LOOK) {
            steps = 0;
            look();
        }
    }

    /** Looks at the time at once, before a large piece of work. */
    public void look() {
        if (System.nanoTime() > deadline) {
            throw new Unjudged(Finding.of(Code.LIMIT_REACHED, "file", "time"));
        }
    }

    /** Enters one level of nesting; the caller passes its own level. */
    public void nested(int level, long offset) {
        step();
        if (level > depth) {
            throw new Unjudged(Finding.of(Code.LIMIT_REACHED, "byte " + offset, "depth"));
        }
    }

    /** Takes inflated bytes off what is left. */
    public void inflated(int bytes) {
        step();
        decoded -= bytes;
        if (decoded < 0) {
            throw new Unjudged(Finding.of(Code.LIMIT_REACHED, "file", "size"));
        }
    }
}
