package org.hudang.signing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.signing.seal.SealBench.HEAD;
import static org.hudang.signing.seal.SealBench.KEEPER;
import static org.hudang.signing.seal.SealBench.TOWN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hudang.signing.seal.SealBatch.Outcome;
import org.hudang.signing.seal.SealBatch.Paper;
import org.hudang.signing.seal.SealBatch.Summary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SealBatchTest {
    private static final int THREADS = 3;

    private static SealBench bench;
    private static SealId seal;

    private final List<Outcome> told = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void open() {
        bench = new SealBench();
        seal = bench.active("batch", TOWN);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void every_paper_bears_its_own_seal_and_is_filed() throws Exception {
        List<Paper> papers = papers("all", 8);

        Summary summary = run(papers.iterator(), this::file);

        assertThat(summary).isEqualTo(new Summary(8, 0, 0, 0, true));
        assertThat(told).extracting(Outcome::paper).containsExactlyInAnyOrderElementsOf(papers);
        for (Paper paper : papers) {
            assertThat(bench.use.find(paper.request(), HEAD).state()).isEqualTo(SealRequestState.FILED);
        }
    }

    @Test
    void one_that_is_refused_and_one_that_fails_stop_no_other() throws Exception {
        List<Paper> papers = papers("mixed", 4);
        // one is another document than the one that was approved, one is not there any more
        Files.write(papers.get(1).pdf(), TestPaper.withFields("exchanged", "seal"));
        Files.delete(papers.get(2).pdf());

        Summary summary = run(papers.iterator(), this::file);

        assertThat(summary.sealed()).isEqualTo(2);
        assertThat(summary.refused() + summary.failed()).isEqualTo(2);
        assertThat(told)
                .filteredOn(outcome -> outcome.paper().equals(papers.get(1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(DocumentSwapped.class));
    }

    @Test
    void a_second_run_seals_what_is_missing_and_nothing_twice() throws Exception {
        List<Paper> papers = papers("again", 5);
        run(papers.subList(0, 2).iterator(), this::file);
        // the third was signed, and the run ended before it was filed
        SealedPaper signed =
                bench.use.seal(papers.get(2).request(), papers.get(2).pdf(), KEEPER);
        byte[] output = Files.readAllBytes(signed.pdf());
        told.clear();

        Summary summary = run(papers.iterator(), this::file);

        assertThat(summary).isEqualTo(new Summary(3, 2, 0, 0, true));
        assertThat(told)
                .filteredOn(outcome -> outcome.paper().equals(papers.get(2)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Sealed.class,
                        adopted -> assertThat(adopted.output())
                                .isEqualTo(new SealedPaper(
                                        signed.request(),
                                        signed.pdf(),
                                        CanonicalJson.sm3(output),
                                        SealedPaper.Outcome.ADOPTED)));
    }

    @Test
    void an_output_that_could_not_be_taken_is_handed_over_again() throws Exception {
        List<Paper> papers = papers("taker", 2);

        Summary first = run(papers.iterator(), outcome -> {
            throw new IllegalStateException("the archive is full");
        });
        Summary second = run(papers.iterator(), this::file);

        assertThat(first).isEqualTo(new Summary(0, 0, 0, 2, true));
        assertThat(second).isEqualTo(new Summary(2, 0, 0, 0, true));
    }

    @Test
    void as_many_papers_are_drawn_as_there_are_threads_and_no_more() throws Exception {
        AtomicInteger drawn = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Set<Integer> ahead = ConcurrentHashMap.newKeySet();
        Iterator<Paper> source = papers("drawn", 9).iterator();
        Iterator<Paper> counted = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public Paper next() {
                ahead.add(drawn.incrementAndGet() - done.get());
                return source.next();
            }
        };

        run(counted, outcome -> {
            file(outcome);
            done.incrementAndGet();
        });

        assertThat(ahead).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(THREADS));
    }

    @Test
    void an_interrupted_run_finishes_what_is_under_way_and_says_that_it_is_not_complete() throws Exception {
        List<Paper> papers = papers("broken-off", 6);
        Thread caller = Thread.currentThread();
        AtomicBoolean first = new AtomicBoolean(true);
        CountDownLatch heard = new CountDownLatch(1);

        Summary summary = run(papers.iterator(), outcome -> {
            file(outcome);
            if (first.getAndSet(false)) {
                caller.interrupt();
                // the caller waits again once it has said that no further paper is drawn
                while (caller.isInterrupted() || caller.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                heard.countDown();
            }
            await(heard);
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.complete()).isFalse();
        assertThat(summary.sealed()).isBetween(1, THREADS);
        assertThat(run(papers.iterator(), this::file).before()).isEqualTo(summary.sealed());
    }

    @Test
    void a_source_that_breaks_is_told_after_what_was_drawn_is_finished() throws Exception {
        Iterator<Paper> source = papers("source", 1).iterator();
        Iterator<Paper> broken = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Paper next() {
                if (!source.hasNext()) {
                    throw new IllegalStateException("the list is torn");
                }
                return source.next();
            }
        };

        assertThatThrownBy(() -> run(broken, this::file)).hasMessage("the list is torn");
        assertThat(told).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Summary run(Iterator<Paper> papers, SealBatch.Taker taker) {
        return SealBatch.over(bench.use, THREADS).run(papers, KEEPER, taker);
    }

    private void file(Outcome outcome) {
        told.add(outcome);
        if (outcome instanceof Outcome.Sealed sealed) {
            bench.use.filed(sealed.output().request(), KEEPER);
        }
    }

    private static List<Paper> papers(String name, int count) {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] pdf = TestPaper.withFields(name + " " + i, "seal");
            Path file = bench.paper(pdf);
            papers.add(new Paper(bench.approved("batch/" + name + "/" + i, seal, pdf), file));
        }
        return papers;
    }
}
