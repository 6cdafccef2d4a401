package org.hudang.benchmarks.filing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hudang.archive.record.HouseholdRecords.Rebuilt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The catalogue of two hundred households with a volume of five small papers each is made anew from the storage root, beside a
 * bare SHA-512 over all that lies there.
 */
@OutputTimeUnit(TimeUnit.SECONDS)
public class Rebuilding {
    /** What is on the disk. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        private static final int BYTES = 2_000;

        /** A test makes it fewer. */
        int households = 200;

        /** Threads of the pass, and volumes or households that the archive works on at a time. */
        @Param({"1", "4"})
        int threads = 1;

        House house;
        BarePass bare;
        List<Path> files;

        /** Files everything and writes the records. */
        @Setup
        public void open() throws IOException {
            house = new House(threads);
            bare = new BarePass(threads);
            for (int i = 0; i < households; i++) {
                byte[][] papers = new byte[House.PAPERS][];
                for (int paper = 0; paper < papers.length; paper++) {
                    papers[paper] = House.blank(BYTES);
                    papers[paper][BYTES - 1] = (byte) (paper + 1);
                }
                house.file(house.volume(house.household()), papers);
            }
            house.writeRecords();
            try (Stream<Path> all = Files.walk(house.root())) {
                files = all.filter(Files::isRegularFile).toList();
            }
        }

        /** The catalogue is lost each time; not measured. */
        @Setup(Level.Invocation)
        public void lose() {
            house.loseCatalogue();
        }

        /** Stops the database. */
        @TearDown
        public void close() {
            bare.close();
            house.close();
        }
    }

    /** A bare pass by as many threads. */
    @Benchmark
    public int floor(Desk desk) {
        return desk.bare.over(desk.files);
    }

    /** Households, members, volumes, items, files, answers, histories. */
    @Benchmark
    public Rebuilt hudang(Desk desk) {
        return desk.house.records().rebuild();
    }
}
