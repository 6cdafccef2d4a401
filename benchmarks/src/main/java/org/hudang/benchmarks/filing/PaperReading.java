package org.hudang.benchmarks.filing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.hudang.archive.volume.RenditionId;
import org.hudang.benchmarks.harness.WorkFolder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One paper of 100 KB is read to its end; the archive asks the catalogue and checks the digest on the way. */
public class PaperReading {
    /** A filed paper, and the same as a plain file. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Desk {
        House house;
        RenditionId rendition;
        Path plain;
        byte[] digest;

        /** Makes all of it. */
        @Setup
        public void open() throws GeneralSecurityException {
            house = new House();
            byte[][] papers = House.papers();
            rendition = house.file(house.volume(house.household()), papers)
                    .items()
                    .get(0)
                    .renditions()
                    .get(0)
                    .id();
            plain = new PlainFiles(WorkFolder.fresh()).keep(papers[0]);
            digest = MessageDigest.getInstance("SHA-256").digest(papers[0]);
        }

        /** Stops the database. */
        @TearDown
        public void close() {
            house.close();
        }
    }

    /** A plain file. */
    @Benchmark
    public byte[] floor(Desk desk) throws IOException {
        try (InputStream in = Files.newInputStream(desk.plain)) {
            return in.readAllBytes();
        }
    }

    /** What nobody can do without who asks the database at each reading and looks whether the bytes are right. */
    @Benchmark
    public byte[] asked(Desk desk) throws IOException, GeneralSecurityException {
        desk.house.ask();
        byte[] bytes = floor(desk);
        if (!MessageDigest.isEqual(MessageDigest.getInstance("SHA-256").digest(bytes), desk.digest)) {
            throw new IllegalStateException("other bytes");
        }
        return bytes;
    }

    /** The archive. */
    @Benchmark
    public byte[] hudang(Desk desk) throws IOException {
        try (InputStream in = desk.house.archive().read(desk.rendition, House.CLERK)) {
            return in.readAllBytes();
        }
    }
}
