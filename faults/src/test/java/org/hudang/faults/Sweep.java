package org.hudang.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hudang.archive.volume.VolumeId;

/** Many lives, two at a time, each over an archive of its own. */
final class Sweep {
    private static final int AT_ONCE = 2;

    private final Path folder;
    private final AtomicInteger number = new AtomicInteger();

    Sweep(Path folder) {
        this.folder = folder;
    }

    /**
     * One life that is to be lived.
     *
     * @param call whose n-th call is struck
     */
    record Point(Job job, String call, int nth) {
        @Override
        public String toString() {
            return job + " " + call + " " + nth;
        }
    }

    /** Lives one life and judges it. */
    interface Lives {
        void live(Bench bench, Path place, Point point) throws IOException, InterruptedException;
    }

    /** How often an undisturbed driver makes each of these calls at this job. */
    Map<String, Integer> count(Job job, String calls) throws IOException, InterruptedException {
        Path place = place();
        try (Bench bench = new Bench();
                Store store = bench.fresh(place)) {
            VolumeId volume = job.prepare(store);
            Life life = Life.live(Optional.of(Life.Tracer.counting(calls)), place, bench.source(), job.words(volume));
            if (life.killed() || !job.judge(store, volume, life)) {
                throw new AssertionError(job + " is not done by an undisturbed driver: " + life.said());
            }
            return life.calls();
        }
    }

    /** Lives them all; the first failure ends the sweep and says at which point. */
    void run(List<Point> points, Lives lives) throws Exception {
        ConcurrentLinkedQueue<Point> left = new ConcurrentLinkedQueue<>(points);
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                ends.add(workers.submit(() -> work(left, lives)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private Void work(ConcurrentLinkedQueue<Point> left, Lives lives) {
        try (Bench bench = new Bench()) {
            Point point = left.poll();
            while (point != null) {
                try {
                    lives.live(bench, place(), point);
                } catch (Exception | AssertionError e) {
                    left.clear();
                    throw new AssertionError("at " + point, e);
                }
                point = left.poll();
            }
        }
        return null;
    }

    private Path place() {
        return folder.resolve("life-" + number.incrementAndGet());
    }
}
