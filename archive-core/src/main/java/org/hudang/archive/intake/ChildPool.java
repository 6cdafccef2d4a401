package org.hudang.archive.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hudang.archive.intake.child.Wire;

/**
 * The children: as many at a time as the settings say. A child stays warm for the next job unless it is used up, or its last
 * job ended in anything but success: what a hostile file may have done to a process must not touch another file.
 */
final class ChildPool implements AutoCloseable {
    private static final int MAX_JOBS = 64;
    private static final Duration IDLE = Duration.ofMinutes(2);

    private final IntakeSettings settings;
    private final Sandbox sandbox;
    private final Semaphore places;
    private final Deque<Warm> warm = new ArrayDeque<>();
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> idleness;
    private boolean closed;

    /** A child and when it was last used. */
    private record Warm(ChildProcess child, long since) {}

    /** What is done with a child that answered; its output folder is only there until this returns. */
    interface Take<T> {
        T take(ChildProcess child, ChildProcess.End end);
    }

    ChildPool(IntakeSettings settings, Sandbox sandbox) {
        this.settings = settings;
        this.sandbox = sandbox;
        this.places = new Semaphore(settings.children(), true);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "intake-idle");
            thread.setDaemon(true);
            return thread;
        });
        this.idleness = timer.scheduleWithFixedDelay(this::stopIdle, 30, 30, TimeUnit.SECONDS);
    }

    /** A job that is told where its child may put results. */
    interface Ask {
        Wire.Request request(ChildProcess child);
    }

    /** Runs a job, once more when the child was too slow or died. */
    <T> T run(Ask ask, Take<T> take) {
        return run(settings.timeLimit(), ask, take);
    }

    /** The same for a job that may take so long. */
    <T> T run(Duration limit, Ask ask, Take<T> take) {
        await();
        try {
            ChildProcess child = borrow();
            ChildProcess.End end = new ChildProcess.End.Died();
            try {
                end = child.run(ask.request(child), limit);
                if (!(end instanceof ChildProcess.End.Replied)) {
                    child = ChildProcess.start(settings, sandbox);
                    end = child.run(ask.request(child), limit);
                }
                return take.take(child, end);
            } finally {
                giveBack(child, end);
            }
        } finally {
            places.release();
        }
    }

    /** Whoever waits too long for a child is told to come again, so that many bombs at once do not hold every caller. */
    private void await() {
        try {
            if (places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        throw new ChildUnavailable(Finding.of(IntakeCode.CHILDREN_BUSY));
    }

    private ChildProcess borrow() {
        synchronized (warm) {
            if (closed) {
                throw new ChildUnavailable(Finding.of(IntakeCode.CHILD_UNAVAILABLE));
            }
            Warm next = warm.poll();
            if (next != null) {
                return next.child();
            }
        }
        return ChildProcess.start(settings, sandbox);
    }

    private void giveBack(ChildProcess child, ChildProcess.End end) {
        boolean clean = end instanceof ChildProcess.End.Replied replied
                && replied.reply().fate() == Wire.Fate.DONE
                && child.jobs() < MAX_JOBS;
        synchronized (warm) {
            if (clean && !closed) {
                warm.push(new Warm(child, System.nanoTime()));
                return;
            }
        }
        child.close();
    }

    private void stopIdle() {
        Deque<ChildProcess> idle = new ArrayDeque<>();
        synchronized (warm) {
            warm.removeIf(each -> {
                boolean old = System.nanoTime() - each.since() > IDLE.toNanos();
                if (old) {
                    idle.add(each.child());
                }
                return old;
            });
        }
        idle.forEach(ChildProcess::close);
    }

    @Override
    public void close() {
        idleness.cancel(false);
        timer.shutdownNow();
        Deque<Warm> all;
        synchronized (warm) {
            closed = true;
            all = new ArrayDeque<>(warm);
            warm.clear();
        }
        all.forEach(each -> each.child().close());
    }
}
