package org.hudang.archive.desk;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.hudang.archive.StoreFailed;

/** The same work for many, several at a time: while one waits for the disk or the database, another computes. */
public final class Abreast {
    /** More would take the connections of those who work here meanwhile. */
    private static final int MOST = 4;

    private Abreast() {}

    /** As many at a time as this machine has processors, four at most. */
    public static int ofThisMachine() {
        return Math.min(MOST, Runtime.getRuntime().availableProcessors());
    }

    /** So many, but one after the other inside of a transaction: the others would not see what belongs to it. */
    public static int orOne(int atOnce) {
        return Database.inTransaction() ? 1 : atOnce;
    }

    /**
     * Does the work for each; it must need no other work of the many, and no more than one connection. After a failure, which is
     * thrown, or an interruption no more is begun.
     *
     * @return the answers in the order of the many
     * @throws StoreFailed when the caller is interrupted; what is under way ends by itself
     */
    public static <T, R> List<R> each(int atOnce, List<T> many, Function<T, R> work) {
        if (atOnce == 1 || many.size() < 2) {
            return many.stream().map(work).toList();
        }
        ExecutorService hands = Executors.newFixedThreadPool(Math.min(atOnce, many.size()), task -> {
            Thread thread = new Thread(task, "abreast");
            thread.setDaemon(true);
            return thread;
        });
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try {
            List<Callable<R>> tasks = new ArrayList<>();
            many.forEach(one -> tasks.add(() -> unlessFailed(failure, work, one)));
            List<R> answers = new ArrayList<>();
            for (Future<R> answer : hands.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailed("abreast", new InterruptedIOException());
        } catch (ExecutionException e) {
            if (failure.get() instanceof RuntimeException first) {
                throw first;
            }
            if (failure.get() instanceof Error first) {
                throw first;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            hands.shutdownNow();
        }
    }

    private static <T, R> R unlessFailed(AtomicReference<Throwable> failure, Function<T, R> work, T one) {
        if (failure.get() != null) {
            throw new CancellationException();
        }
        try {
            return work.apply(one);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }
}
