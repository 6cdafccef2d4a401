package org.hudang.benchmarks.filing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hudang.archive.CheckReport;
import org.hudang.benchmarks.harness.WorkFolder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Forty volumes of five filings with 100 MB of papers are checked, beside a bare SHA-512 over all that lies there. */
public class FixityCheck {
    /** The archive, and the same papers as plain files. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        private static final int FILINGS = 5;

        /** A test makes it fewer. */
        int volumes = 40;

        /** Threads of the pass, and volumes or households that the archive works on at a time. */
        @Param({"1", "4"})
        int threads = 1;

        House house;
        BarePass bare;
        List<Path> all;
        List<Path> plain;

        /** Makes all of it. */
        @Setup
        public void open() throws IOException {
            house = new House(threads);
            bare = new BarePass(threads);
            plain = new ArrayList<>();
            PlainFiles files = new PlainFiles(WorkFolder.fresh());
            for (int i = 0; i < volumes; i++) {
                var volume = house.volume(house.household());
                for (int j = 0; j < FILINGS; j++) {
                    byte[][] papers = House.papers();
                    house.file(volume, papers);
                    for (byte[] paper : papers) {
                        plain.add(files.keep(paper));
                    }
                }
            }
            try (Stream<Path> lying = Files.walk(house.root())) {
                all = lying.filter(Files::isRegularFile).toList();
            }
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
        return desk.bare.over(desk.all);
    }

    /** A bare pass over the papers alone, without what lies beside them. */
    @Benchmark
    public int papers(Desk desk) {
        return desk.bare.over(desk.plain);
    }

    /** Catalogue, storage and journal against each other. */
    @Benchmark
    public CheckReport hudang(Desk desk) {
        return desk.house.archive().check();
    }
}
