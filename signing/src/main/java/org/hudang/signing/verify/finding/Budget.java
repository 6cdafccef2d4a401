package org.hudang.signing.verify.finding;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Time, nesting, values and inflated bytes that one file may still take. Time is what the work itself took, so that a busy machine
 * refuses nobody; waiting is bounded too.
 */
public final class Budget {
    private static final int STEPS_PER_LOOK = 256;

    /** A value of two bytes takes some fifty of memory. */
    private static final int MOST_VALUES = 2_000_000;

    /** How much longer than its own work a thread may wait for a busy machine. */
    private static final int MOST_WAITING = 5;

    private static final long NOT_SLOW = -1;
    private static final int SHARE_BEFORE_SLOW = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long start = System.nanoTime();
    private final long time;
    private final int depth;
    private long decoded;
    private int steps;
    private long spent;
    private int values;
    private long startOfWork = NOT_SLOW;

    public Budget(Duration time, int depth, long decoded) {
        this.time = time.toNanos();
        this.depth = depth;
        this.decoded = decoded;
    }

    /** Time this thread has worked so far; the wall clock where that is not measured. */
    private static long work() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** Counts one step of work; looks at the time now and then. */
    public void step() {
        spent++;
        if (++steps >= STEPS_PER_LOOK) {
            steps = 0;
            look();
        }
    }

    /** Steps counted so far. */
    public long spent() {
        return spent;
    }

    /** Starts the time anew for a next piece of work on the same file; values and bytes that were taken stay taken. */
    public void again() {
        start = System.nanoTime();
        startOfWork = NOT_SLOW;
    }

    /** Looks at the time at once, before a large piece of work. */
    public void look() {
        long passed = System.nanoTime() - start;
        if (startOfWork == NOT_SLOW && passed > time / SHARE_BEFORE_SLOW) {
            startOfWork = work();
        }
        if (passed > time && (work() - startOfWork > time || passed > MOST_WAITING * time)) {
            throw new Unjudged(Finding.of(Code.LIMIT_REACHED, "file", "time"));
        }
    }

    /** Reads one more value, at some level of nesting; the caller passes its own level. */
    public void nested(int level, long offset) {
        step();
        if (++values > MOST_VALUES) {
            throw new Unjudged(Finding.of(Code.LIMIT_REACHED, "byte " + offset, "size"));
        }
        if (level > depth) {
            throw new Unjudged(Finding.of(Code.LIMIT_REACHED, "byte " + offset, "depth"));
        }
    }

    /** Takes bytes that are kept beside the file, inflated or copied, off what is left. */
    public void inflated(int bytes) {
        step();
        decoded -= bytes;
        if (decoded < 0) {
            throw new Unjudged(Finding.of(Code.LIMIT_REACHED, "file", "size"));
        }
    }
}
