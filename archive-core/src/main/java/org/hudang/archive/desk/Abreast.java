package org.hudang.archive.desk;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.hudang.archive.StoreFailed;

/** The same work for many, several at a time: while one waits for the disk or the database, another computes. */
final class Abreast {
    /** More would take the connections of those who work here meanwhile. */
    private static final int MOST = 4;

    private Abreast() {}

    /** As many at a time as this machine has processors, four at most. */
    static int atOnce() {
        return Math.min(MOST, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Does the work for each; it must need no other work of the many, and no more than one connection.
     *
     * @return the answers in the order of the many
     * @throws StoreFailed when the caller is interrupted: nothing of it goes on
     */
    static <T, R> List<R> each(int atOnce, List<T> many, Function<T, R> work) {
        if (atOnce == 1 || many.size() < 2) {
            return many.stream().map(work).toList();
        }
        ExecutorService hands = Executors.newFixedThreadPool(Math.min(atOnce, many.size()), task -> {
            Thread thread = new Thread(task, "abreast");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<R>> tasks = new ArrayList<>();
            many.forEach(one -> tasks.add(() -> work.apply(one)));
            List<R> answers = new ArrayList<>();
            for (Future<R> answer : hands.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailed("check", new InterruptedIOException());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            hands.shutdownNow();
        }
    }
}
