package org.hudang.benchmarks.filing;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hudang.benchmarks.harness.WorkFolder;
import org.hudang.benchmarks.table.Estimate;

/**
 * What a filing costs while the archive fills: at some numbers of households, filings of five papers of 100 KB in turn with
 * the floor, so that a slow minute of the machine strikes both.
 */
public final class Filled {
    /** Households at which is measured. */
    public static final List<Integer> MARKS = List.of(1_000, 5_000, 20_000);

    private static final double MOST_GROWTH = 1.2;
    private static final int BATCHES = 20;
    private static final int FILINGS_PER_BATCH = 10;
    private static final int SMALL = 2_000;
    private static final int HANDS = 4;

    private final House house;
    private final PlainFiles plain;
    private final byte[][] papers = House.papers();
    private long number;
    private int households;

    private Filled(House house, Path floor) {
        this.house = house;
        this.plain = new PlainFiles(floor);
    }

    /**
     * What was found at a mark.
     *
     * @param filing milliseconds for a filing
     * @param ofFloor times as long as the floor
     */
    public record Mark(int households, Estimate filing, Estimate ofFloor) {}

    /** Fills an archive and prints a line at each of these numbers, ascending. */
    public static List<Mark> measure(List<Integer> marks, PrintStream progress) {
        Path floor = WorkFolder.fresh();
        try (House house = new House()) {
            Filled filled = new Filled(house, floor);
            List<Mark> found = new ArrayList<>();
            for (int mark : marks) {
                filled.fillTo(mark);
                progress.println("measuring filing with " + mark + " households");
                found.add(filled.mark());
            }
            return found;
        } finally {
            WorkFolder.delete(floor);
        }
    }

    /** One line for each mark, and how the cost has grown from the first to the last. */
    public static String table(List<Mark> marks) {
        StringBuilder lines = new StringBuilder();
        for (Mark mark : marks) {
            lines.append(String.format(
                    Locale.ROOT,
                    "filing with %d households: %.1f ± %.1f ms, %.2f ± %.2f times the floor%n",
                    mark.households(),
                    mark.filing().value(),
                    mark.filing().error(),
                    mark.ofFloor().value(),
                    mark.ofFloor().error()));
        }
        Estimate grown = marks.get(marks.size() - 1).ofFloor().over(marks.get(0).ofFloor());
        String answer = grown.value() + grown.error() <= MOST_GROWTH
                ? "met"
                : grown.value() - grown.error() > MOST_GROWTH ? "not met" : "too close to tell";
        return lines.append(String.format(
                        Locale.ROOT,
                        "from the first to the last: %.2f ± %.2f times as long, beside the floor (at most %.1f: %s)%n",
                        grown.value(),
                        grown.error(),
                        MOST_GROWTH,
                        answer))
                .toString();
    }

    /** Households with a volume and two events of one small paper each, as a case has; several at a time, for it is not measured. */
    private void fillTo(int mark) {
        ExecutorService hands = Executors.newFixedThreadPool(HANDS);
        try {
            List<Future<?>> cases = new ArrayList<>();
            for (; households < mark; households++) {
                long first = number;
                number += 2;
                cases.add(hands.submit(() -> fill(first)));
            }
            for (Future<?> one : cases) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the archive could not be filled", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            hands.shutdownNow();
        }
    }

    private void fill(long first) {
        byte[][] small = {House.blank(SMALL)};
        var volume = house.volume(house.household());
        for (int event = 0; event < 2; event++) {
            House.renew(small, first + event);
            house.file(volume, small);
        }
    }

    private Mark mark() {
        List<Double> filings = new ArrayList<>();
        List<Double> floors = new ArrayList<>();
        batch();
        for (int i = 0; i < BATCHES; i++) {
            filings.add(batch());
            floors.add(floor());
        }
        Estimate filing = Estimate.of(filings);
        return new Mark(households, filing, filing.over(Estimate.of(floors)));
    }

    /** Milliseconds for one filing, the mean of some into a fresh volume. */
    private double batch() {
        var volume = house.volume(house.household());
        long nanos = 0;
        for (int i = 0; i < FILINGS_PER_BATCH; i++) {
            House.renew(papers, number++);
            long start = System.nanoTime();
            house.file(volume, papers);
            nanos += System.nanoTime() - start;
        }
        return nanos / 1e6 / FILINGS_PER_BATCH;
    }

    private double floor() {
        long nanos = 0;
        for (int i = 0; i < FILINGS_PER_BATCH; i++) {
            House.renew(papers, number++);
            long start = System.nanoTime();
            for (byte[] paper : papers) {
                plain.keep(paper);
            }
            nanos += System.nanoTime() - start;
        }
        return nanos / 1e6 / FILINGS_PER_BATCH;
    }
}
