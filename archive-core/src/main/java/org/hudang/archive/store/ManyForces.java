package org.hudang.archive.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Forces many files and folders at a time. The file system joins what is forced at once into few commits of its journal;
 * one after the other each has a commit of its own (docs/decisions/0113).
 */
final class ManyForces {
    private static final int IDLE_SECONDS = 5;

    private final ThreadPoolExecutor threads;

    /** @param atOnce how many at a time, for all filings of this process together; 1 forces in the caller's thread */
    ManyForces(int atOnce) {
        threads = new ThreadPoolExecutor(
                atOnce, atOnce, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "force");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** One of them. */
    interface Force {
        void force() throws IOException;
    }

    static void file(Path file) throws IOException {
        one(file, StandardOpenOption.WRITE);
    }

    static void folder(Path folder) throws IOException {
        one(folder, StandardOpenOption.READ);
    }

    private static void one(Path path, OpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /** Returns when all are forced; the first failure is thrown when none is under way any more. */
    void all(List<Force> all) throws IOException {
        if (threads.getMaximumPoolSize() == 1 || all.size() == 1) {
            for (Force one : all) {
                one.force();
            }
            return;
        }
        List<Future<?>> forces = new ArrayList<>();
        for (Force one : all) {
            forces.add(threads.submit(() -> {
                one.force();
                return one;
            }));
        }
        IOException failure = null;
        for (Future<?> force : forces) {
            try {
                await(force);
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Whoever is interrupted waits all the same: nothing may be forced any more when the caller clears what it staged. */
    private static void await(Future<?> force) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    force.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw new IOException("force", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
