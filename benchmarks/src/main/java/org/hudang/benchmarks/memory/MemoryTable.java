package org.hudang.benchmarks.memory;

import java.util.Locale;
import org.hudang.benchmarks.signing.LargeDesk;

/**
 * What every job takes beside its file of 50 MB, and what is aimed at. What the house itself takes, libraries and keys, is
 * told by the same job with a file of 20 KB, and taken off.
 */
public final class MemoryTable {
    /** MB of heap that a job may take beside its file and the house itself. */
    public static final int AIM = 64;

    private MemoryTable() {}

    /** One line per job. */
    public static String measured() {
        LeastHeap heap = LeastHeap.with(LargeDesk.file());
        LeastHeap small = LeastHeap.with(LargeDesk.smallFile());
        StringBuilder lines = new StringBuilder();
        for (Job job : Job.values()) {
            int file = heap.file(job);
            int least = heap.least(job);
            int house = small.least(job);
            int beside = least - file - house;
            lines.append(String.format(
                    Locale.ROOT,
                    "memory, %s: %d MB of heap for a file of %d MB; the house itself takes %d, the job %d (at most %d: %s)%n",
                    job.words(),
                    least,
                    file,
                    house,
                    beside,
                    AIM,
                    beside <= AIM ? "met" : "not met"));
        }
        return lines.toString();
    }
}
