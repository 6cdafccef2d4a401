package org.hudang.benchmarks.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hudang.benchmarks.signing.LargeDesk;

/** One job with one large file, in a JVM of its own; {@link LeastHeap} starts it. */
final class LargeFile {
    /** Exit code when the heap was too small. */
    static final int TOO_SMALL = 3;

    private LargeFile() {}

    /** Arguments: the job, the folder of the office, the file. */
    public static void main(String[] arguments) throws IOException {
        try {
            Job job = Job.valueOf(arguments[0]);
            LargeDesk desk = LargeDesk.in(Path.of(arguments[1]));
            byte[] file = Files.readAllBytes(Path.of(arguments[2]));
            job.run(desk, file, OutputStream.nullOutputStream());
        } catch (OutOfMemoryError tooSmall) {
            Runtime.getRuntime().halt(TOO_SMALL);
        }
    }
}
