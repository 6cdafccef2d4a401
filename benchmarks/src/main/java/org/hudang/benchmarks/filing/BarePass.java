package org.hudang.benchmarks.filing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** SHA-512 over files and nothing else, by so many threads. */
final class BarePass implements AutoCloseable {
    private final int threads;
    private final ExecutorService hands;

    BarePass(int threads) {
        this.threads = threads;
        this.hands = Executors.newFixedThreadPool(threads);
    }

    /** Over all of them; each thread takes the next one that nobody has taken. */
    int over(List<Path> files) {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Integer>> shares = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            shares.add(() -> share(files, next));
        }
        try {
            int sum = 0;
            for (Future<Integer> share : hands.invokeAll(shares)) {
                sum += share.get();
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static int share(List<Path> files, AtomicInteger next) {
        try {
            int sum = 0;
            for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
                sum += PlainFiles.sha512(Files.readAllBytes(files.get(i)))[0];
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
