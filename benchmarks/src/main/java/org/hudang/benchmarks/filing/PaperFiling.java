package org.hudang.benchmarks.filing;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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

/** One event with five new papers of 100 KB is filed. */
@OutputTimeUnit(TimeUnit.SECONDS)
public class PaperFiling {
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

    /** A household for each thread; a fresh volume for every ten filings, as a case has. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        private static final int FILINGS_PER_VOLUME = 10;

        House house;
        VolumeId volume;
        byte[][] papers;
        private HouseholdNumber household;
        private long filings;

        /** Makes all of it. */
        @Setup
        public void open(Open open) {
            house = open.house;
            household = house.household();
            papers = House.papers();
        }

        /** Papers that are new, sometimes a volume that is new; not measured. */
        @Setup(Level.Invocation)
        public void renew() {
            if (filings % FILINGS_PER_VOLUME == 0) {
                volume = house.volume(household);
            }
            House.renew(papers, filings++);
        }
    }

    /** Plain files; the folder is emptied after each iteration. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class Shelf {
        PlainFiles files;
        byte[][] papers;
        private Path folder;
        private long filings;

        /** A fresh folder. */
        @Setup(Level.Iteration)
        public void open() {
            folder = WorkFolder.fresh();
            files = new PlainFiles(folder);
            papers = House.papers();
        }

        /** Papers that are new; not measured. */
        @Setup(Level.Invocation)
        public void renew() {
            House.renew(papers, filings++);
        }

        /** Removes the files. */
        @TearDown(Level.Iteration)
        public void close() {
            WorkFolder.delete(folder);
        }
    }

    /** Content-addressed files, forced to disk. */
    @Benchmark
    public Path floor(Shelf shelf) {
        Path last = Path.of("");
        for (byte[] paper : shelf.papers) {
            last = shelf.files.keep(paper);
        }
        return last;
    }

    /**
     * What nobody can do without who keeps what the archive promises: the plain files, their two further digests, and two commits
     * of a database, one before the files are in their place and one with the answer. No versions, no lists, no rights, no history.
     */
    @Benchmark
    public Path promised(Open open, Shelf shelf) throws NoSuchAlgorithmException {
        List<String> digests = new ArrayList<>();
        for (byte[] paper : shelf.papers) {
            for (String algorithm : List.of("SHA-256", "SM3")) {
                digests.add(HexFormat.of()
                        .formatHex(MessageDigest.getInstance(algorithm).digest(paper)));
            }
        }
        open.house.note(String.join(" ", digests));
        Path last = floor(shelf);
        open.house.note(last.toString());
        return last;
    }

    /** The archive's answer. */
    @Benchmark
    public Filed hudang(Desk desk) {
        return desk.house.file(desk.volume, desk.papers);
    }
}
