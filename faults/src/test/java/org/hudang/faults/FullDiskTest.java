package org.hudang.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.NoRoom;
import org.hudang.archive.store.Steps;
import org.hudang.archive.store.StoreSettings;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.VolumeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk of eight megabytes that runs full. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FullDiskTest {
    private static final int MEGABYTES = 8;
    /** A paper of 100 000 bytes. */
    private static final String LARGE = "%s*10000";

    @TempDir
    private Path folder;

    private Path disk;
    private Bench bench;
    private Store store;

    @BeforeEach
    void mount() throws Exception {
        disk = folder.resolve("disk");
        Machine.mountMemory(disk, MEGABYTES);
        bench = new Bench();
        store = bench.fresh(disk);
    }

    @AfterEach
    void unmount() throws Exception {
        if (bench != null) {
            store.close();
            bench.close();
            Machine.unmount(disk);
        }
    }

    @Test
    void filings_are_refused_when_the_disk_is_full_and_go_on_when_there_is_room_again() throws Exception {
        Archive archive = store.archive();
        VolumeId volume = Store.volume(archive, "v");
        Path other = Files.write(disk.resolve("other"), new byte[2 << 20]);
        List<String> acknowledged = new ArrayList<>();
        while (acknowledged.size() < 100 && attempt(archive, filing(volume, "f" + acknowledged.size()))) {
            acknowledged.add("f" + acknowledged.size());
        }
        assertThat(acknowledged).hasSizeBetween(10, 70);
        Filing last = filing(volume, "f" + acknowledged.size());
        assertThatThrownBy(() -> archive.file(last, Store.CLERK)).isInstanceOf(NoRoom.class);
        assertThat(store.archive().check().findings()).isEmpty();

        Files.delete(other);

        Archive next = store.archive();
        Bench.recovered(store, next);
        next.file(last, Store.CLERK);
        for (String key : acknowledged) {
            Bench.assertAcknowledged(next, volume, key, LARGE.formatted(paper(key)));
        }
        Bench.assertWhole(store, next);
    }

    @Test
    void wherever_in_a_filing_the_disk_runs_full_nothing_is_half() throws Exception {
        Archive archive = store.archive();
        VolumeId volume = Store.volume(archive, "v");
        archive.file(filing(volume, "before"), Store.CLERK);
        Set<Boolean> answered = new HashSet<>();
        for (int kilobytes = 0; kilobytes <= 200; kilobytes += 4) {
            String key = "k" + kilobytes;
            Path ballast = leave(kilobytes);
            boolean filed = attempt(store.archive(), filing(volume, key));
            answered.add(filed);
            Files.delete(ballast);

            Archive next = store.archive();
            Bench.recovered(store, next);
            Bench.assertWhole(store, next);
            if (filed) {
                Bench.assertAcknowledged(next, volume, key, LARGE.formatted(paper(key)));
            }
        }
        assertThat(answered).as("too little room and enough").containsExactlyInAnyOrder(true, false);
        Bench.assertAcknowledged(store.archive(), volume, "before", LARGE.formatted(paper("before")));
    }

    @Test
    void with_room_kept_free_a_filing_is_refused_before_its_first_byte() throws Exception {
        VolumeId volume = Store.volume(store.archive(), "v");
        List<String> steps = new ArrayList<>();
        Steps noting = steps::add;
        Archive careful =
                store.builder(noting).keptFree(StoreSettings.KEPT_FREE).build();

        assertThatThrownBy(() -> careful.file(filing(volume, "f"), Store.CLERK)).isInstanceOf(NoRoom.class);

        assertThat(steps).isEmpty();
    }

    private static boolean attempt(Archive archive, Filing filing) {
        try {
            archive.file(filing, Store.CLERK);
            return true;
        } catch (ArchiveException full) {
            assertThat(full.code()).isIn("AR-019", "AR-018");
            return false;
        }
    }

    private static Filing filing(VolumeId volume, String key) {
        return Store.filing(key, volume, List.of(LARGE.formatted(paper(key))));
    }

    /** Ten bytes that no other filing has. */
    private static String paper(String key) {
        return (key + "..........").substring(0, 10);
    }

    /** Fills the disk so far that so many kilobytes are left. */
    private Path leave(int kilobytes) throws IOException {
        Path ballast = disk.resolve("ballast");
        long free = Files.getFileStore(disk).getUsableSpace() - (kilobytes << 10);
        assertThat(free).isPositive();
        return Files.write(ballast, new byte[(int) free]);
    }
}
