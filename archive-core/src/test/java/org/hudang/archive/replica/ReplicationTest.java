package org.hudang.archive.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.replica.LocalReplica.Disks;
import org.hudang.archive.replica.Replication.Copied;
import org.hudang.archive.replica.Replication.Lag;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.Steps;
import org.hudang.archive.store.StorageRoot;
import org.hudang.archive.store.StoreSettings;
import org.hudang.archive.store.StoredFile;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second copy of the storage root that follows the first. */
class ReplicationTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Path place;
    private Archive archive;
    private Volume first;
    private Volume second;

    @BeforeEach
    void two_volumes() throws IOException {
        bed = new ArchiveBed(database, folder, 51);
        place = Files.createDirectory(folder.resolve("other-disk"));
        archive = bed.archive();
        first = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
        second = volume(archive, "w", household(archive, "i", TOWN_B).number(), TOWN_B);
        archive.file(filing("f", first, "paper", "other paper"), TOWN_A);
        archive.file(filing("g", first, "later paper"), TOWN_A);
        archive.file(filing("k", second, "their paper"), TOWN_B);
        bed.records().write(100);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private Replica open() {
        return LocalReplica.open(place, bed.root, Disks.ANY, ArchiveBed.seeded(52));
    }

    private Replication replication() {
        return rooms(this::open).replication();
    }

    private ArchiveRooms rooms(ReplicaSource source) {
        return bed.builder(Steps.SILENT).replica(source).rooms();
    }

    @Test
    void the_copy_is_the_storage_root_file_by_file() throws IOException {
        Copied copied = replication().copy(LONG);

        assertThat(copied.failed()).isEmpty();
        assertThat(copied.versions()).isEqualTo(3);
        assertThat(copied.records()).isEqualTo(2);
        assertThat(files(place.resolve("archive"))).isEqualTo(files(bed.root));
        assertThat(replication().copy(LONG)).isEqualTo(Copied.NOTHING);
    }

    @Test
    void the_copy_is_an_archive_by_itself() {
        replication().copy(LONG);

        StorageRoot copy = StorageRoot.open(
                place.resolve("archive"), folder.resolve("work-of-the-copy"), StoreSettings.with(Steps.SILENT));

        List<Finding> findings = new ArrayList<>();
        assertThat(copy.fixity().objects(findings)).hasSize(2);
        copy.fixity()
                .objects(findings)
                .forEach(object -> findings.addAll(copy.fixity().look(object).findings()));
        assertThat(findings).isEmpty();
        assertThat(copy.records().households()).containsExactlyInAnyOrder(first.household(), second.household());
    }

    @Test
    void what_is_filed_later_is_lacking_until_it_is_copied_and_only_that_is_copied() throws IOException {
        replication().copy(LONG);
        assertThat(replication().lag().orElseThrow().none()).isTrue();
        long before = inode(first, "v1/inventory.json");

        archive.file(filing("l", first, "one more"), TOWN_A);
        Lag lag = replication().lag().orElseThrow();
        bed.records().write(100);
        Copied copied = replication().copy(LONG);

        assertThat(lag.volumes()).isEqualTo(1);
        assertThat(lag.versions()).isEqualTo(1);
        assertThat(lag.since()).contains(ArchiveBed.CLOCK.instant());
        assertThat(copied.versions()).isEqualTo(1);
        assertThat(copied.records()).isEqualTo(1);
        assertThat(inode(first, "v1/inventory.json")).isEqualTo(before);
        assertThat(files(place.resolve("archive"))).isEqualTo(files(bed.root));
    }

    @Test
    void a_copy_that_is_cut_off_at_any_file_names_nothing_that_it_does_not_have_and_goes_on() throws IOException {
        int files = files(bed.root).size();
        int puts = 0;
        boolean done = false;
        for (int most = 1; !done; most++) {
            Budgeted budgeted = new Budgeted(open(), most);
            Copied copied = copied(rooms(() -> budgeted).replication());
            assertInventoriesTellTheTruth();
            done = copied.failed().isEmpty()
                    && replication().lag().orElseThrow().none();
            puts = most;
            assertThat(most).isLessThan(files * 2);
        }

        assertThat(puts).isGreaterThan(3);
        assertThat(files(place.resolve("archive"))).isEqualTo(files(bed.root));
    }

    /** The files of the root come first, and a place that does not even take them is no place. */
    private static Copied copied(Replication replication) {
        try {
            return replication.copy(LONG);
        } catch (ReplicaFailed e) {
            return new Copied(0, 0, 0, List.of(new Replication.Failure("root", e.code())));
        }
    }

    @Test
    void damaged_bytes_are_never_copied() throws IOException {
        Path paper = paper(first);
        byte[] bytes = Files.readAllBytes(paper);
        bytes[0] ^= 1;
        Files.write(paper, bytes);

        Copied copied = replication().copy(LONG);

        assertThat(copied.failed())
                .containsExactly(new Replication.Failure(first.id().value(), "AR-010"));
        assertThat(copied.versions()).as("the other volume").isEqualTo(1);
        assertThat(place.resolve("archive").resolve(bed.root.relativize(paper))).doesNotExist();
        assertThat(replication().lag().orElseThrow().volumes()).isEqualTo(1);
    }

    @Test
    void a_damaged_file_of_the_root_is_put_over_no_good_one() throws IOException {
        replication().copy(LONG);
        Path config = Path.of("extensions/hudang-household-volume/config.json");
        String before = Files.readString(bed.root.resolve(config));
        Files.writeString(bed.root.resolve(config), "{}");

        archive.file(filing("l", first, "one more"), TOWN_A);
        assertThat(replication().copy(LONG).versions()).isEqualTo(1);

        assertThat(place.resolve("archive").resolve(config)).hasContent(before);
    }

    @Test
    void another_disk_in_the_place_of_the_first_is_filled_from_the_beginning() throws IOException {
        replication().copy(LONG);
        Files.move(place, folder.resolve("apart"));
        Files.createDirectory(place);
        ReplicaSource fresh = () -> LocalReplica.open(place, bed.root, Disks.ANY, ArchiveBed.seeded(53));

        assertThat(rooms(fresh).replication().copy(LONG).versions()).isEqualTo(3);

        assertThat(files(place.resolve("archive"))).isEqualTo(files(bed.root));
    }

    @Test
    void a_place_that_is_away_is_told_and_everything_counts_as_lacking() throws IOException {
        Files.delete(place);

        assertThatThrownBy(() -> replication().copy(LONG)).isInstanceOf(ReplicaRefused.class);

        Lag lag = replication().lag().orElseThrow();
        assertThat(lag.place()).isEmpty();
        assertThat(lag.versions()).isEqualTo(3);
        assertThat(lag.records()).isEqualTo(2);
    }

    @Test
    void when_the_place_goes_away_in_the_middle_nothing_more_is_tried_and_the_rest_waits() {
        List<String> asked = new ArrayList<>();
        Replica going = new ReplicaAround(open()) {
            @Override
            public void requireThere() {
                throw new ReplicaFailed("look", new IOException("pulled"));
            }

            @Override
            public void put(List<StoredFile> files) {
                if (files.stream().anyMatch(file -> file.path().contains("/vol_"))) {
                    asked.add(files.get(0).path());
                    throw new ReplicaFailed("put", new IOException("pulled"));
                }
                super.put(files);
            }
        };

        assertThatThrownBy(() -> rooms(() -> going).replication().copy(LONG)).isInstanceOf(ReplicaFailed.class);

        assertThat(asked).hasSize(1);
        assertThat(replication().copy(LONG).versions()).isEqualTo(3);
    }

    @Test
    void an_archive_without_a_replica_copies_nothing_and_lacks_nothing() {
        Replication none = bed.builder(Steps.SILENT).rooms().replication();

        assertThat(none.wanted()).isFalse();
        assertThat(none.copy(LONG)).isEqualTo(Copied.NOTHING);
        assertThat(none.lag()).isEmpty();
    }

    /** Takes some files and then fails, as a cable that is pulled. */
    private static final class Budgeted extends ReplicaAround {
        private int left;

        Budgeted(Replica place, int most) {
            super(place);
            this.left = most;
        }

        @Override
        public void put(List<StoredFile> files) {
            for (StoredFile file : files) {
                if (left-- <= 0) {
                    throw new ReplicaFailed("put", new IOException("pulled"));
                }
                super.put(List.of(file));
            }
        }
    }

    /** Whatever an inventory of the copy names lies there. */
    private void assertInventoriesTellTheTruth() throws IOException {
        Path copy = place.resolve("archive");
        Map<String, String> there = files(copy);
        for (String inventory : there.keySet()) {
            if (!inventory.endsWith("/inventory.json")) {
                continue;
            }
            String object = inventory.replaceAll("(/v[0-9]+)?/inventory.json$", "/");
            for (String line : Files.readAllLines(copy.resolve(inventory))) {
                if (line.contains("/content/")) {
                    String path = line.substring(line.indexOf("\"v") + 1, line.lastIndexOf('"'));
                    assertThat(there).as(inventory).containsKey(object + path);
                }
            }
        }
    }

    private long inode(Volume volume, String name) throws IOException {
        Path copy = place.resolve("archive");
        try (Stream<Path> all = Files.walk(copy)) {
            Path file = all.filter(path -> path.endsWith(volume.id().value() + "/" + name))
                    .findFirst()
                    .orElseThrow();
            return (Long) Files.getAttribute(file, "unix:ino");
        }
    }

    private Path paper(Volume volume) throws IOException {
        try (Stream<Path> all = Files.walk(bed.root)) {
            return all.filter(path -> path.getFileName().toString().startsWith("1-original")
                            && path.toString().contains(volume.id().value()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(root)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Digests.sha256(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
