package org.hudang.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What processes take of the machine's memory, each with its part of what it shares with others (proc(5), smaps_rollup).
 *
 * @param shares what each takes, the largest first
 */
record Footprint(List<Share> shares) {
    static final long GIB = 1L << 30;

    /**
     * What one process takes.
     *
     * @param name  by what it runs
     * @param bytes all of it
     * @param files of that what can be read again from files
     */
    record Share(String name, long bytes, long files) {
        private static Share of(ProcessHandle process) {
            long bytes = 0;
            long files = 0;
            try {
                for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
                    if (line.startsWith("Pss:")) {
                        bytes = kilobytes(line);
                    } else if (line.startsWith("Pss_File:")) {
                        files = kilobytes(line);
                    }
                }
                return new Share(name(process), bytes, files);
            } catch (IOException gone) {
                return new Share("gone", 0, 0);
            }
        }

        private static long kilobytes(String line) {
            return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }

        /** The last word of a Java program's command is its main class or what that was told to do. */
        private static String name(ProcessHandle process) throws IOException {
            String[] words = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .split("[\0 ]", -1);
            String program = Path.of(words[0]).getFileName().toString();
            for (String word : words) {
                if (word.startsWith("org.hudang.")) {
                    return word.replaceAll(".*\\.", "");
                }
            }
            return program;
        }

        @Override
        public String toString() {
            return "%s %d (%d of files)".formatted(name, bytes >> 20, files >> 20);
        }
    }

    /** Of all processes at work in a data directory. */
    static Footprint of(Path home, ProcessHandle started) {
        return new Footprint(Product.processes(home, started).stream()
                .map(Share::of)
                .sorted(Comparator.comparing(Share::bytes).reversed())
                .toList());
    }

    /** All of them together, bytes. */
    long bytes() {
        return shares.stream().mapToLong(Share::bytes).sum();
    }

    /** The larger one. */
    Footprint or(Footprint other) {
        return other.bytes() > bytes() ? other : this;
    }

    /** In MiB, as people compare them. */
    @Override
    public String toString() {
        return (bytes() >> 20) + " MiB: "
                + shares.stream().limit(9).map(Share::toString).collect(Collectors.joining(", "));
    }
}
