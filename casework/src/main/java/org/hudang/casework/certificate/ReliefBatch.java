package org.hudang.casework.certificate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hudang.archive.Acting;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.signing.seal.Officer;

/**
 * Issues many certificates (批量颁发), several at a time. A failure of one never stops the others. Each wish has a key of its own, so a
 * batch that was killed is given again as it was, and goes on where it ended: nobody gets two.
 */
public final class ReliefBatch {
    private final ReliefCertificates certificates;
    private final int threads;

    /** @param threads how many are made at a time, 1 to 64 */
    public ReliefBatch(ReliefCertificates certificates, int threads) {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads: 1 to 64, not " + threads);
        }
        this.certificates = certificates;
        this.threads = threads;
    }

    /** One certificate that is wished for. */
    public interface Wish {
        /** How it is called when it fails; no personal data. */
        String name();

        /** What is asked for; looked up when its turn comes, and may fail then. */
        IssueRelief order();
    }

    /** What became of one wish. */
    public sealed interface Outcome {
        /** It was issued, now or before. */
        record Issued(IssuedPaper paper) implements Outcome {}

        /** It was not; why is told in the failure. */
        record Failed(RuntimeException failure) implements Outcome {}
    }

    /** Is told of each wish as it is done, by one thread at a time. */
    public interface Progress {
        void done(Wish wish, Outcome outcome);
    }

    /**
     * What became of a batch.
     *
     * @param issued now
     * @param before issued by an earlier run
     * @param waiting of both, those whose seal somebody has to approve
     * @param failed not issued
     */
    public record Summary(int issued, int before, int waiting, int failed) {
        static final Summary NONE = new Summary(0, 0, 0, 0);

        Summary with(Outcome outcome) {
            if (!(outcome instanceof Outcome.Issued one)) {
                return new Summary(issued, before, waiting, failed + 1);
            }
            int again = one.paper().issued().again() ? 1 : 0;
            int waits = one.paper().standing() instanceof Standing.Waiting ? 1 : 0;
            return new Summary(issued + 1 - again, before + again, waiting + waits, failed);
        }
    }

    /** Issues all, and comes back when all are done. Wishes are taken as there is room for them. */
    public Summary run(Iterator<? extends Wish> wishes, Acting acting, Officer officer, Progress progress) {
        Run run = new Run(wishes, progress);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(workers.submit(() -> run.work(acting, officer)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return run.summary;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return run.summary;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch ended early", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private final class Run {
        private final Iterator<? extends Wish> wishes;
        private final Progress progress;
        private Summary summary = Summary.NONE;

        Run(Iterator<? extends Wish> wishes, Progress progress) {
            this.wishes = wishes;
            this.progress = progress;
        }

        void work(Acting acting, Officer officer) {
            for (Optional<Wish> next = next(); next.isPresent(); next = next()) {
                done(next.get(), outcome(next.get(), acting, officer));
            }
        }

        private synchronized Optional<Wish> next() {
            return !Thread.currentThread().isInterrupted() && wishes.hasNext()
                    ? Optional.of(wishes.next())
                    : Optional.empty();
        }

        private Outcome outcome(Wish wish, Acting acting, Officer officer) {
            try {
                return new Outcome.Issued(certificates.issue(wish.order(), acting, officer));
            } catch (RuntimeException e) {
                return new Outcome.Failed(e);
            }
        }

        private synchronized void done(Wish wish, Outcome outcome) {
            summary = summary.with(outcome);
            progress.done(wish, outcome);
        }
    }
}
