package org.hudang.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes take of the machine's memory. */
final class Footprint {
    static final long GIB = 1L << 30;

    private Footprint() {}

    /** Of all processes at work in a data directory, bytes. */
    static long of(Path home, ProcessHandle started) {
        return Product.processes(home, started).stream()
                .mapToLong(process -> share(process.pid()))
                .sum();
    }

    /** The memory of a process with its part of what it shares with others (proc(5), smaps_rollup), bytes. */
    private static long share(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
                }
            }
            return 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
