package org.hudang.benchmarks.filing;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.VolumeId;
import org.hudang.benchmarks.harness.WorkFolder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One new paper of 100 KB is filed into a volume that holds twenty. */
@OutputTimeUnit(TimeUnit.SECONDS)
public class PaperUpdating {
    /** The archive that all threads share. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Open {
        House house;

        /** Opens it. */
        @Setup
        public void open() {
            house = new House();
        }

        /** Stops the database. */
        @TearDown
        public void close() {
            house.close();
        }
    }

    /** A household for each thread; a fresh volume of twenty papers for every ten filings. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        private static final int FILINGS_PER_VOLUME = 10;
        private static final int FILED_BEFORE = 4;

        House house;
        VolumeId volume;
        byte[][] paper;
        private HouseholdNumber household;
        private byte[][] before;
        private int left;
        private long number;

        /** Makes all of it. */
        @Setup
        public void open(Open open) {
            house = open.house;
            household = house.household();
            before = House.papers();
            paper = new byte[][] {House.papers()[0]};
        }

        /** A paper that is new, sometimes a volume that is new; not measured. */
        @Setup(Level.Invocation)
        public void renew() {
            if (left == 0) {
                volume = house.volume(household);
                for (int i = 0; i < FILED_BEFORE; i++) {
                    House.renew(before, number++);
                    house.file(volume, before);
                }
                left = FILINGS_PER_VOLUME;
            }
            left--;
            House.renew(paper, number++);
        }
    }

    /** Plain files; the folder is emptied after each iteration. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class Shelf {
        PlainFiles files;
        byte[][] paper;
        private Path folder;
        private long filings;

        /** A fresh folder. */
        @Setup(Level.Iteration)
        public void open() {
            folder = WorkFolder.fresh();
            files = new PlainFiles(folder);
            paper = new byte[][] {House.papers()[0]};
        }

        /** A paper that is new; not measured. */
        @Setup(Level.Invocation)
        public void renew() {
            House.renew(paper, filings++);
        }

        /** Removes the files. */
        @TearDown(Level.Iteration)
        public void close() {
            WorkFolder.delete(folder);
        }
    }

    /** One content-addressed file, forced to disk. */
    @Benchmark
    public Path floor(Shelf shelf) {
        return shelf.files.keep(shelf.paper[0]);
    }

    /** The archive's answer. */
    @Benchmark
    public Filed hudang(Desk desk) {
        return desk.house.file(desk.volume, desk.paper);
    }
}
