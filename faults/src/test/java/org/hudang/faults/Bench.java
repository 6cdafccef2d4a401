package org.hudang.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.Recovered;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.VolumeId;
import org.hudang.testbed.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own, and one archive after the other over it; what must hold after every fault. */
final class Bench implements AutoCloseable {
    private static final long LONGEST_NANOS = 30_000_000_000L;

    private final TestDatabase database = TestDatabase.migrated("archive");

    /** An empty archive in this folder; the one before is forgotten. */
    Store fresh(Path folder) throws IOException {
        database.empty("archive.household", "archive.series");
        return Store.in(Files.createDirectories(folder), source());
    }

    /** Where the database is. */
    PGSimpleDataSource source() {
        return database.address();
    }

    /**
     * The next process finishes what it finds, as often as the sessions of the dead one still hold its locks.
     *
     * @return how many filings were rolled forward
     */
    static int recovered(Store store, Archive next) throws IOException {
        long start = System.nanoTime();
        Recovered recovered = next.recover();
        int forward = recovered.rolledForward().size();
        while (!recovered.busy().isEmpty() || !left(store).isEmpty()) {
            if (System.nanoTime() - start > LONGEST_NANOS) {
                throw new AssertionError("not recovered: " + recovered + ", left " + left(store));
            }
            recovered = next.recover();
            forward += recovered.rolledForward().size();
        }
        assertThat(recovered.stuck()).isEmpty();
        return forward;
    }

    private static List<Path> left(Store store) throws IOException {
        try (Stream<Path> left = Files.list(store.work())) {
            return left.toList();
        }
    }

    /** Catalogue, storage and journals agree, and nothing unfinished is left. */
    static void assertWhole(Store store, Archive archive) throws IOException {
        assertThat(archive.check().findings()).isEmpty();
        assertThat(left(store)).as("left in the work directory").isEmpty();
    }

    /** A filing that was answered is answered again, and every paper of it reads as it was filed. */
    static void assertAcknowledged(Archive archive, VolumeId volume, String key, String papers) throws IOException {
        List<String> names = Arrays.asList(papers.split(","));
        Filed filed = archive.file(Store.filing(key, volume, names), Store.CLERK);
        assertThat(filed.again()).as("%s was acknowledged", key).isTrue();
        for (int i = 0; i < names.size(); i++) {
            assertThat(Store.read(archive, filed, i))
                    .as("%s of %s", names.get(i), key)
                    .isEqualTo(Store.bytes(names.get(i)));
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
