package org.hudang.benchmarks.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hudang.benchmarks.harness.WorkFolder;
import org.hudang.benchmarks.signing.LargeDesk;

/**
 * The least heap in which a job with a file succeeds, in JVMs of their own. The young generation is small and of
 * one size, so that the old one has the whole of what is left and nothing is told by its shape.
 */
public final class LeastHeap {
    private static final long MB = 1 << 20;
    private static final int YOUNG = 8;
    private static final int STEP = 2;
    /** More than any job was ever seen to take beside its file. */
    private static final int ENOUGH = 256;

    private final Path office;
    private final Path plain;
    private final Path signed;

    private LeastHeap(Path folder) {
        this.office = folder.resolve("office");
        this.plain = folder.resolve("plain.pdf");
        this.signed = folder.resolve("signed.pdf");
    }

    /** Keeps a file, plain and signed. */
    public static LeastHeap with(byte[] file) {
        LeastHeap heap = new LeastHeap(WorkFolder.fresh());
        try {
            Files.write(heap.plain, file);
            try (OutputStream out = Files.newOutputStream(heap.signed)) {
                LargeDesk.in(heap.office).signBoth(file, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return heap;
    }

    /** Length of the file of a job, in MB, rounded up. */
    public int file(Job job) {
        try {
            return (int) ((Files.size(path(job)) + MB - 1) / MB);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(Job job) {
        return job.signs() ? plain : signed;
    }

    /** The least heap for a job, in MB. */
    public int least(Job job) {
        int tooLittle = file(job);
        int enough = tooLittle + ENOUGH;
        while (enough - tooLittle > STEP) {
            int middle = (enough + tooLittle) / 2;
            if (succeeds(job, middle)) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return enough;
    }

    /** Whether a job succeeds within a heap of so many MB. */
    public boolean succeeds(Job job, int heap) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-Xmn" + YOUNG + "m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                LargeFile.class.getName(),
                job.name(),
                office.toString(),
                path(job).toString());
        try {
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            office.resolveSibling("children.log").toFile()))
                    .start()
                    .waitFor();
            if (exit != 0 && exit != LargeFile.TOO_SMALL) {
                throw new IllegalStateException(job + ": " + Files.readString(office.resolveSibling("children.log")));
            }
            return exit == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
