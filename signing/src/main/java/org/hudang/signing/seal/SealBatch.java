package org.hudang.signing.seal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hudang.signing.SigningException;
import org.jspecify.annotations.Nullable;

/**
 * Puts seals on many papers (批量用印): as many at a time as there are threads, each by its own approved request.
 *
 * <p><b>Bounded.</b> A thread draws the next paper when it has finished one; as many papers are in memory as there are threads,
 * however many there are to come.
 *
 * <p><b>Nobody holds up another.</b> A paper that is refused or fails is told and the next one is drawn.
 *
 * <p><b>Resumable.</b> A run that was broken off, by a kill too, is begun again with the same papers: what was filed is told as
 * {@link Outcome.Before}, what was signed and not filed is handed over without signing again, the rest is sealed.
 */
public final class SealBatch {
    /** The most threads. */
    public static final int MOST_THREADS = 32;

    private final SealUse use;
    private final int threads;

    private SealBatch(SealUse use, int threads) {
        this.use = use;
        this.threads = threads;
    }

    /**
     * Batches with this many threads.
     *
     * @param threads 1 to {@link #MOST_THREADS}
     */
    public static SealBatch over(SealUse use, int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("a batch has 1 to " + MOST_THREADS + " threads, not " + threads);
        }
        return new SealBatch(use, threads);
    }

    /**
     * A paper and the request by which it may be sealed.
     *
     * @param request approved
     * @param pdf the document of the request
     */
    public record Paper(SealRequestId request, Path pdf) {}

    /** What became of a paper. */
    public sealed interface Outcome {
        /** The paper. */
        Paper paper();

        /**
         * It bears the seal; whoever takes this files the output and says {@link SealUse#filed}.
         *
         * @param output staged
         */
        record Sealed(Paper paper, SealedPaper output) implements Outcome {}

        /** It was sealed and filed in an earlier run. */
        record Before(Paper paper) implements Outcome {}

        /**
         * The seal may not be put on it.
         *
         * @param refusal why
         */
        record Refused(Paper paper, SigningException refusal) implements Outcome {}

        /**
         * Something failed, here or where the output was taken; a later run tries again.
         *
         * @param cause what
         */
        record Failed(Paper paper, RuntimeException cause) implements Outcome {}
    }

    /**
     * What a run did.
     *
     * @param sealed papers whose output was taken
     * @param before papers of an earlier run
     * @param refused papers that may not be sealed
     * @param failed papers to try again
     * @param complete whether every paper was drawn; not so when the run was interrupted
     */
    public record Summary(int sealed, int before, int refused, int failed, boolean complete) {}

    /** Takes outcomes, each on the thread that sealed the paper; several at a time. */
    public interface Taker {
        /** Files what is sealed and notes the rest. What it throws makes a sealed paper a failed one. */
        void take(Outcome outcome);
    }

    /**
     * Seals all papers and returns when the last is done. When the calling thread is interrupted no further paper is drawn, those
     * under way are finished, and the thread stays interrupted.
     *
     * @param papers drawn one by one, from one thread at a time
     * @param operator in whose name it is logged
     * @throws RuntimeException what {@code papers} threw, after those under way are finished
     */
    public Summary run(Iterator<Paper> papers, Officer operator, Taker taker) {
        Run run = new Run(papers, operator, taker);
        ExecutorService workers = Executors.newFixedThreadPool(threads, work -> new Thread(work, "seal-batch"));
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(workers.submit(run::work));
            }
            boolean interrupted = false;
            for (Future<?> one : all) {
                interrupted |= finish(one, run);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        } finally {
            workers.shutdown();
        }
        return run.summary();
    }

    /** Waits for a worker to end, whatever happens; true when the caller was interrupted meanwhile. */
    private static boolean finish(Future<?> worker, Run run) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.get();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                run.stop();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a worker never throws", e);
            }
        }
    }

    /** One run: what is still to come and what was counted. */
    private final class Run {
        private final Iterator<Paper> papers;
        private final Officer operator;
        private final Taker taker;
        private int sealed;
        private int before;
        private int refused;
        private int failed;
        private boolean stopped;
        private boolean complete;
        private @Nullable RuntimeException drawing;

        Run(Iterator<Paper> papers, Officer operator, Taker taker) {
            this.papers = papers;
            this.operator = operator;
            this.taker = taker;
        }

        void work() {
            for (Optional<Paper> next = next(); next.isPresent(); next = next()) {
                count(told(outcome(next.get())));
            }
        }

        synchronized void stop() {
            stopped = true;
        }

        private synchronized Optional<Paper> next() {
            if (stopped) {
                return Optional.empty();
            }
            try {
                if (papers.hasNext()) {
                    return Optional.of(papers.next());
                }
                complete = true;
            } catch (RuntimeException e) {
                drawing = e;
            }
            stopped = true;
            return Optional.empty();
        }

        private Outcome outcome(Paper paper) {
            try {
                return new Outcome.Sealed(paper, use.seal(paper.request(), paper.pdf(), operator));
            } catch (SealAlreadyUsed filed) {
                return new Outcome.Before(paper);
            } catch (SigningException refusal) {
                return new Outcome.Refused(paper, refusal);
            } catch (RuntimeException e) {
                return new Outcome.Failed(paper, e);
            }
        }

        private Outcome told(Outcome outcome) {
            try {
                taker.take(outcome);
                return outcome;
            } catch (RuntimeException e) {
                return new Outcome.Failed(outcome.paper(), e);
            }
        }

        private synchronized void count(Outcome outcome) {
            if (outcome instanceof Outcome.Sealed) {
                sealed++;
            } else if (outcome instanceof Outcome.Before) {
                before++;
            } else if (outcome instanceof Outcome.Refused) {
                refused++;
            } else {
                failed++;
            }
        }

        synchronized Summary summary() {
            if (drawing != null) {
                throw drawing;
            }
            return new Summary(sealed, before, refused, failed, complete);
        }
    }
}
