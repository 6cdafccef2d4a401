package org.hudang.archive.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.text;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.keeping.Rounds.Budget;
import org.hudang.archive.keeping.Rounds.Damage;
import org.hudang.archive.keeping.Rounds.Healed;
import org.hudang.archive.keeping.Rounds.Step;
import org.hudang.archive.replica.LocalReplica;
import org.hudang.archive.replica.LocalReplica.Disks;
import org.hudang.archive.replica.Replica;
import org.hudang.archive.replica.ReplicaAround;
import org.hudang.archive.replica.ReplicaFailed;
import org.hudang.archive.replica.ReplicaSource;
import org.hudang.archive.replica.Replication.Failure;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.Steps;
import org.hudang.archive.store.StoredFile;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round puts right what one of two copies has lost, whichever it is, and names what both have lost. */
class HealingTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final Budget ALL = new Budget(Long.MAX_VALUE, Duration.ofHours(1), Duration.ZERO);

    private static final byte[] CUT = {1};

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Path place;
    private Archive archive;
    private Volume volume;
    private Map<String, String> before;

    @BeforeEach
    void a_copied_volume() throws IOException {
        bed = new ArchiveBed(database, folder, 61);
        place = Files.createDirectory(folder.resolve("other-disk"));
        archive = bed.archive();
        volume = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
        archive.file(filing("first", volume, "paper one", "paper two"), TOWN_A);
        archive.file(filing("second", volume, "paper three"), TOWN_A);
        bed.records().write(100);
        assertThat(rooms().replication().copy(Duration.ofHours(1)).failed()).isEmpty();
        before = files(bed.root);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private Replica opened() {
        return LocalReplica.open(place, bed.root, Disks.ANY, ArchiveBed.seeded(62));
    }

    private ArchiveRooms rooms() {
        return bed.builder(Steps.SILENT).replica(this::opened).rooms();
    }

    private Step round() {
        return rooms().rounds().step(ALL);
    }

    @Test
    void a_flipped_byte_is_put_right_and_the_damaged_bytes_are_kept_aside() throws IOException {
        Path paper = papers(bed.root).get(0);
        flip(paper);
        String damaged = Digests.sha256(Files.readAllBytes(paper));

        Step step = round();

        assertHealed(step, paper);
        assertThat(files(bed.work.resolve("damaged")).values()).containsExactly(damaged);
        assertThat(text(archive, filing("first", volume, "paper one", "paper two"), TOWN_A, 0))
                .isEqualTo("paper one");
    }

    @Test
    void the_history_tells_the_damage_and_the_cure() throws IOException {
        Path paper = papers(bed.root).get(0);
        flip(paper);

        round();

        assertThat(archive.journal(volume.household(), TOWN_A))
                .extracting(JournalEntry::act)
                .containsOnlyOnce("file.damaged", "file.restore");
        JournalEntry cure = archive.journal(volume.household(), TOWN_A).stream()
                .filter(entry -> entry.act().equals("file.restore"))
                .findFirst()
                .orElseThrow();
        assertThat(cure.object()).isEqualTo(volume.id().value());
        assertThat(cure.why()).isEqualTo(bed.root.relativize(paper).toString());
    }

    @Test
    void a_file_that_was_cut_is_put_right() throws IOException {
        Path paper = papers(bed.root).get(1);
        Files.writeString(paper, "pa");

        assertHealed(round(), paper);
    }

    @Test
    void a_file_that_is_gone_is_put_right() throws IOException {
        Path paper = papers(bed.root).get(2);
        Files.delete(paper);

        assertHealed(round(), paper);
    }

    @Test
    void two_files_that_were_swapped_are_put_right() throws IOException {
        List<Path> papers = papers(bed.root);
        Path apart = folder.resolve("apart");
        Files.move(papers.get(0), apart);
        Files.move(papers.get(1), papers.get(0));
        Files.move(apart, papers.get(1));

        assertHealed(round(), papers.get(0), papers.get(1));
    }

    @Test
    void a_link_in_the_place_of_a_file_is_replaced_by_the_file() throws IOException {
        Path paper = papers(bed.root).get(0);
        Path elsewhere = Files.move(paper, folder.resolve("elsewhere"));
        Files.createSymbolicLink(paper, elsewhere);

        assertHealed(round(), paper);
        assertThat(Files.isSymbolicLink(paper)).isFalse();
    }

    @Test
    void an_object_that_is_gone_as_a_whole_comes_back() throws IOException {
        Path object = object(bed.root);
        removeTree(object);

        Step step = round();

        assertThat(step.damaged()).isZero();
        assertThat(step.healed()).hasSizeGreaterThan(10);
        assertWhole();
    }

    @Test
    void inventories_are_put_right_from_each_other_without_any_replica() throws IOException {
        for (String name : List.of("inventory.json", "inventory.json.sha512", "v2/inventory.json")) {
            Path file = object(bed.root).resolve(name);
            flip(file);

            Step step = bed.builder(Steps.SILENT).rooms().rounds().step(ALL);

            assertThat(step.healed())
                    .extracting(Healed::place)
                    .contains(bed.root.relativize(file).toString());
            assertWhole();
        }
    }

    @Test
    void the_inventory_that_an_earlier_version_keeps_comes_from_the_replica() throws IOException {
        Path file = object(bed.root).resolve("v1/inventory.json");
        flip(file);

        assertHealed(round(), file);
    }

    @Test
    void both_copies_of_the_newest_inventory_come_from_the_replica() throws IOException {
        Files.delete(object(bed.root).resolve("inventory.json"));
        Files.writeString(object(bed.root).resolve("v2/inventory.json"), "{}");

        round();

        assertWhole();
    }

    @Test
    void an_older_inventory_with_its_sidecar_in_the_place_of_the_newest_is_put_right() throws IOException {
        for (String name : List.of("inventory.json", "inventory.json.sha512")) {
            Files.copy(
                    object(bed.root).resolve("v1").resolve(name),
                    object(bed.root).resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }

        round();

        assertWhole();
    }

    @Test
    void what_is_damaged_in_the_replica_is_copied_anew_and_no_matter_of_the_household() throws IOException {
        Path flipped = papers(place.resolve("archive")).get(0);
        flip(flipped);
        Path gone = object(place.resolve("archive")).resolve("inventory.json");
        Files.delete(gone);

        Step step = round();

        assertThat(step.damaged()).isZero();
        assertThat(step.healed())
                .extracting(Healed::place)
                .containsExactlyInAnyOrder("replica/" + relative(flipped), "replica/" + relative(gone));
        assertThat(files(place.resolve("archive"))).isEqualTo(before);
        assertThat(archive.journal(volume.household(), TOWN_A))
                .extracting(JournalEntry::act)
                .doesNotContain("file.damaged", "file.restore");
    }

    @Test
    void the_record_of_a_household_is_copied_anew_when_it_is_damaged_in_the_replica() throws IOException {
        for (String name : List.of("record.jsonl", "journal.jsonl")) {
            Path record;
            try (Stream<Path> all = Files.walk(place.resolve("archive"))) {
                record = all.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
            }
            Files.writeString(record, "nothing");

            Step step = round();

            assertThat(step.healed()).extracting(Healed::place).containsExactly("replica/" + relative(record));
            assertThat(files(place.resolve("archive"))).isEqualTo(before);
        }
    }

    @Test
    void what_both_copies_have_lost_stays_open_and_is_named_in_both() throws IOException {
        Path here = papers(bed.root).get(0);
        Path there = place.resolve("archive").resolve(bed.root.relativize(here));
        flip(here);
        Files.delete(there);
        flip(papers(bed.root).get(1));

        Step step = round();

        assertThat(step.damaged()).isEqualTo(2);
        assertThat(step.healed()).hasSize(1);
        assertThat(rooms().rounds().damages())
                .extracting(Damage::place)
                .containsExactlyInAnyOrder(
                        bed.root.relativize(here).toString(), "replica/" + bed.root.relativize(here));
        assertThat(there).doesNotExist();
        assertThat(round().damaged()).as("known by now").isZero();
        assertThat(rooms().rounds().standing().healed()).isEqualTo(1);
    }

    @Test
    void damage_that_was_open_is_closed_when_the_replica_is_there_again() throws IOException {
        Path paper = papers(bed.root).get(0);
        flip(paper);
        Path apart = Files.move(place, folder.resolve("apart"));
        Step without = round();
        assertThat(without.damaged()).isEqualTo(1);
        assertThat(without.healed()).isEmpty();

        Files.move(apart, place);
        Step with = round();

        assertThat(with.whole()).isEqualTo(1);
        assertThat(with.healed()).hasSize(1);
        assertThat(rooms().rounds().damages()).isEmpty();
        assertWhole();
    }

    @Test
    void what_was_damaged_in_the_replica_stays_open_while_it_is_away() throws IOException {
        Path here = papers(bed.root).get(0);
        flip(here);
        flip(place.resolve("archive").resolve(bed.root.relativize(here)));
        round();
        Files.move(place, folder.resolve("apart"));

        round();

        assertThat(rooms().rounds().damages()).hasSize(2);
    }

    @Test
    void a_place_that_goes_away_in_the_middle_of_a_look_has_lost_nothing() {
        AtomicInteger opened = new AtomicInteger();

        Step step = beside(place -> new ReplicaAround(place) {
            @Override
            public Optional<InputStream> open(String path) {
                if (opened.incrementAndGet() > 2) {
                    throw new ReplicaFailed("open", new IOException("pulled"));
                }
                return super.open(path);
            }

            @Override
            public void requireThere() {
                if (opened.get() > 2) {
                    throw new ReplicaFailed("look", new IOException("pulled"));
                }
                super.requireThere();
            }
        });

        assertThat(opened).as("nothing more is asked").hasValue(3);
        assertThat(step.damaged()).isZero();
        assertThat(step.healed()).isEmpty();
        assertThat(rooms().rounds().damages()).isEmpty();
    }

    @Test
    void a_line_that_is_cut_once_has_damaged_nothing() {
        AtomicInteger opened = new AtomicInteger();

        Step step = beside(place -> new ReplicaAround(place) {
            @Override
            public Optional<InputStream> open(String path) {
                return opened.incrementAndGet() > 1 ? super.open(path) : Optional.of(new ByteArrayInputStream(CUT));
            }
        });

        assertThat(opened.get()).isGreaterThan(1);
        assertThat(step.damaged()).isZero();
        assertThat(step.healed()).isEmpty();
    }

    @Test
    void
            what_the_place_does_not_lock_for_longer_is_told_with_what_could_not_be_copied_and_damages_are_found_all_the_same()
                    throws IOException {
        flip(papers(place.resolve("archive")).get(0));
        boolean[] locks = {false};
        ReplicaSource source = () -> new ReplicaAround(opened()) {
            @Override
            public void renew(List<StoredFile> files) {
                if (!locks[0]) {
                    throw new ReplicaFailed("renew", new IOException("not allowed"));
                }
            }
        };
        ArchiveRooms rooms = bed.builder(Steps.SILENT).replica(source).rooms();

        assertThat(rooms.rounds().step(ALL).healed()).hasSize(1);
        assertThat(rooms.replication().copy(Duration.ofHours(1)).failed())
                .containsExactlyInAnyOrder(
                        new Failure(volume.id().value(), "AR-141"), new Failure("ocfl_layout.json", "AR-141"));

        locks[0] = true;
        rooms.rounds().step(ALL);
        assertThat(rooms.replication().copy(Duration.ofHours(1)).failed()).isEmpty();
    }

    private Step beside(UnaryOperator<Replica> around) {
        return bed.builder(Steps.SILENT)
                .replica(() -> around.apply(opened()))
                .rooms()
                .rounds()
                .step(ALL);
    }

    @Test
    void a_cure_that_the_disk_fails_at_any_step_of_is_finished_by_the_next_round() throws IOException {
        int failed = 0;
        for (int at = 1; failed < at; at++) {
            flip(papers(bed.root).get(0));
            Files.delete(object(bed.root).resolve("inventory.json"));
            int last = at;
            AtomicInteger step = new AtomicInteger();
            Steps fails = name -> {
                if (step.incrementAndGet() == last) {
                    throw new IOException("no more");
                }
            };

            bed.builder(fails).replica(this::opened).rooms().rounds().step(ALL);
            round();

            assertWhole();
            assertThat(rooms().rounds().damages()).isEmpty();
            failed = step.get() < last ? at + 1 : failed;
        }
        assertThat(failed).as("steps on the disk").isGreaterThan(10);
    }

    @Test
    void a_volume_with_a_filing_that_has_no_answer_is_left_to_recovery() throws IOException {
        Steps dies = name -> {
            if (name.equals("catalogue")) {
                throw new IOException("killed");
            }
        };
        assertThatThrownBy(() -> bed.archive(dies).file(filing("third", volume, "paper four"), TOWN_A))
                .isInstanceOf(ArchiveException.class);
        flip(papers(bed.root).get(0));

        Step meanwhile = round();
        archive.recover();
        Step after = round();

        assertThat(meanwhile.healed()).isEmpty();
        assertThat(after.healed()).hasSize(1);
        assertThat(rooms().rounds().damages()).isEmpty();
        assertThat(archive.check().findings()).isEmpty();
        assertThat(text(archive, filing("third", volume, "paper four"), TOWN_A, 0))
                .isEqualTo("paper four");
    }

    private void assertHealed(Step step, Path... damaged) throws IOException {
        assertThat(step.damaged()).isZero();
        assertThat(step.healed())
                .extracting(Healed::place)
                .containsExactlyInAnyOrder(Stream.of(damaged).map(this::below).toArray(String[]::new));
        assertThat(rooms().rounds().damages()).isEmpty();
        assertWhole();
    }

    private void assertWhole() throws IOException {
        assertThat(objects(files(bed.root))).isEqualTo(objects(before));
        assertThat(archive.check().findings()).isEmpty();
    }

    /** Records of households go on with their history. */
    private static Map<String, String> objects(Map<String, String> files) {
        Map<String, String> objects = new TreeMap<>(files);
        objects.keySet().removeIf(path -> path.startsWith("extensions/"));
        return objects;
    }

    private String below(Path file) {
        return bed.root.relativize(file).toString();
    }

    private String relative(Path inReplica) {
        return place.resolve("archive").relativize(inReplica).toString();
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private Path object(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.endsWith(volume.id().value()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<Path> papers(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.getFileName().toString().startsWith("1-original"))
                    .sorted()
                    .toList();
        }
    }

    private static void removeTree(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Digests.sha256(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
