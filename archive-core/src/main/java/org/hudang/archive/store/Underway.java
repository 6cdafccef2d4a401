package org.hudang.archive.store;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the disk does while whoever asked for it is with the database. It is waited for, whatever else fails meanwhile: nobody
 * gives the lock of a household back, or clears what was staged, while something of it is still done.
 */
public final class Underway<T> {
    private static final int IDLE_SECONDS = 5;

    private final FutureTask<T> task;

    private Underway(FutureTask<T> task) {
        this.task = task;
    }

    /** Begins it. */
    static <T> Underway<T> begin(Executor hands, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        hands.execute(task);
        return new Underway<>(task);
    }

    /** So many at a time, further ones in the thread of whoever asks; 1 does each there. */
    static Executor hands(int atOnce) {
        if (atOnce == 1) {
            return Runnable::run;
        }
        return new ThreadPoolExecutor(
                0,
                atOnce,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "underway");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** Something that is done already. */
    public static <T> Underway<T> done(T outcome) {
        return begin(Runnable::run, () -> outcome);
    }

    /** Its outcome; throws what it failed of. Whoever is interrupted waits all the same. */
    public T outcome() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns when nothing of it is done any more, whatever became of it. */
    public void end() {
        try {
            var unused = outcome();
        } catch (RuntimeException | Error told) {
            // to whoever asks for the outcome
        }
    }

    /**
     * What stopped whoever waits: what this failed of, when it did, with the other failure; else the other failure, which may
     * have followed from it.
     */
    public RuntimeException failure(RuntimeException other) {
        try {
            var unused = outcome();
            return other;
        } catch (RuntimeException own) {
            if (own != other) {
                own.addSuppressed(other);
            }
            return own;
        } catch (Error own) {
            other.addSuppressed(own);
            return other;
        }
    }
}
