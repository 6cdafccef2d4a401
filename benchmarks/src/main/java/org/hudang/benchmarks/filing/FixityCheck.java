package org.hudang.benchmarks.filing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.CheckReport;
import org.hudang.benchmarks.harness.WorkFolder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Everything filed (forty volumes of five filings, 100 MB) is checked, beside a bare SHA-512 over the same bytes. */
public class FixityCheck {
    /** The archive, and the same papers as plain files. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        private static final int FILINGS = 5;

        /** A test makes it fewer. */
        int volumes = 40;

        House house;
        List<Path> plain;

        /** Makes all of it. */
        @Setup
        public void open() {
            house = new House();
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
        }

        /** Stops the database. */
        @TearDown
        public void close() {
            house.close();
        }
    }

    /** A bare pass. */
    @Benchmark
    public int floor(Desk desk) throws IOException {
        int sum = 0;
        for (Path file : desk.plain) {
            sum += PlainFiles.sha512(Files.readAllBytes(file))[0];
        }
        return sum;
    }

    /** Catalogue, storage and journal against each other. */
    @Benchmark
    public CheckReport hudang(Desk desk) {
        return desk.house.archive().check();
    }
}
