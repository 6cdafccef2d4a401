package org.hudang.archive.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.keeping.Rounds.Budget;
import org.hudang.archive.keeping.Rounds.Damage;
import org.hudang.archive.keeping.Rounds.Healed;
import org.hudang.archive.keeping.Rounds.Step;
import org.hudang.archive.replica.LocalReplica;
import org.hudang.archive.replica.LocalReplica.Disks;
import org.hudang.archive.replica.Replication.Copied;
import org.hudang.archive.replica.Replication.Failure;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of a household that is damaged in the archive damages no copy, and comes back from the catalogue. */
class RecordHealingTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final Budget ALL = new Budget(Long.MAX_VALUE, Duration.ofHours(1), Duration.ZERO);

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Path place;
    private Archive archive;
    private Volume volume;
    private Map<String, String> before;

    @BeforeEach
    void a_copied_record() throws IOException {
        bed = new ArchiveBed(database, folder, 63);
        place = Files.createDirectory(folder.resolve("other-disk"));
        archive = bed.archive();
        volume = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
        archive.file(filing("first", volume, "paper"), TOWN_A);
        bed.records().write(100);
        assertThat(copied().failed()).isEmpty();
        before = records(place.resolve("archive"));
        assertThat(before).hasSize(3).isEqualTo(records(bed.root));
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private ArchiveRooms rooms() {
        return bed.builder(Steps.SILENT)
                .replica(() -> LocalReplica.open(place, bed.root, Disks.ANY, ArchiveBed.seeded(64)))
                .rooms();
    }

    private Step round() {
        return rooms().rounds().step(ALL);
    }

    private Copied copied() {
        return rooms().replication().copy(Duration.ofHours(1));
    }

    @Test
    void a_flipped_byte_of_the_history_is_written_anew_and_the_good_copy_stays() throws IOException {
        Path journal = file("journal.jsonl");
        flip(journal, "volume.open");

        Step step = round();

        assertThat(records(place.resolve("archive"))).isEqualTo(before);
        assertThat(records(bed.root)).isEqualTo(before);
        assertThat(step.damaged()).isZero();
        assertThat(step.healed()).extracting(Healed::place).containsExactly(below(journal));
        assertThat(rooms().rounds().damages()).isEmpty();
        assertThat(archive.journal(volume.household(), TOWN_A))
                .extracting(JournalEntry::act)
                .containsOnlyOnce("file.damaged", "file.restore");
    }

    @Test
    void a_byte_that_the_chain_of_the_history_does_not_cover_is_found_too() throws IOException {
        Path journal = file("journal.jsonl");
        flip(journal, TOWN_A.township());

        assertThat(round().healed()).extracting(Healed::place).containsExactly(below(journal));
        assertThat(records(bed.root)).isEqualTo(before);
        assertThat(records(place.resolve("archive"))).isEqualTo(before);
    }

    @Test
    void a_flipped_byte_of_the_rows_and_a_record_that_is_gone_come_back_without_any_replica() throws IOException {
        Rounds rounds = bed.builder(Steps.SILENT).rooms().rounds();
        flip(file("record.jsonl"), "member");

        Step flipped = rounds.step(ALL);
        bed.records().write(100);
        Files.delete(file("record.jsonl"));
        Step gone = rounds.step(ALL);

        assertThat(flipped.healed()).extracting(Healed::place).containsExactly(below(file("record.jsonl")));
        assertThat(gone.healed()).extracting(Healed::place).containsExactly(below(file("record.jsonl")));
        bed.records().write(100);
        assertThat(bed.records().check()).isEmpty();
    }

    @Test
    void nothing_is_appended_to_a_damaged_history_and_nothing_copied_from_it() throws IOException {
        flip(file("journal.jsonl"), "volume.open");
        archive.file(filing("second", volume, "more"), TOWN_A);

        bed.records().write(100);
        assertThat(copied().failed()).isEmpty();

        assertThat(bed.records().check()).isEmpty();
        assertThat(Files.readString(file("journal.jsonl"))).contains("volume.open");
        assertThat(records(place.resolve("archive"))).isEqualTo(records(bed.root));
    }

    @Test
    void a_record_that_was_damaged_before_it_was_copied_is_told_not_copied_and_then_written_anew() throws IOException {
        archive.file(filing("second", volume, "more"), TOWN_A);
        bed.records().write(100);
        flip(file("journal.jsonl"), "volume.open");

        Copied first = copied();
        Map<String, String> there = records(place.resolve("archive"));
        bed.records().write(100);
        Copied then = copied();

        assertThat(first.failed())
                .containsExactly(new Failure(volume.household().value(), "AR-010"));
        assertThat(there).isEqualTo(before);
        assertThat(then.failed()).isEmpty();
        assertThat(then.records()).isEqualTo(1);
        assertThat(Files.readString(file("journal.jsonl"))).contains("volume.open");
        assertThat(records(place.resolve("archive"))).isEqualTo(records(bed.root));
    }

    @Test
    void what_the_catalogue_cannot_vouch_for_stays_open_and_the_good_copy_stays() throws IOException {
        Path journal = file("journal.jsonl");
        flip(journal, "volume.open");
        byte[] damaged = Files.readAllBytes(journal);
        bed.asOwner("update archive.journal set who = 'nobody' where number = 1");

        Step step = round();
        Step again = round();
        bed.records().write(100);
        assertThat(copied().records()).isZero();

        assertThat(step.damaged()).isEqualTo(1);
        assertThat(again.damaged()).isZero();
        assertThat(step.healed()).isEmpty();
        assertThat(rooms().rounds().damages()).extracting(Damage::place).containsExactly(below(journal));
        assertThat(journal).hasBinaryContent(damaged);
        assertThat(records(place.resolve("archive"))).isEqualTo(before);
    }

    @Test
    void a_record_that_is_whole_is_not_replaced_by_a_broken_history() throws IOException {
        String history = Files.readString(file("journal.jsonl"));
        bed.asOwner("update archive.journal set who = 'nobody' where number = 1");
        bed.asOwner("update archive.record set stale = true");

        bed.records().write(100);

        assertThat(Files.readString(file("journal.jsonl"))).isEqualTo(history);
    }

    private String below(Path file) {
        return bed.root.relativize(file).toString();
    }

    /** Flips a bit in the first byte of these words. */
    private static void flip(Path file, String words) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(words);
        assertThat(at).isPositive();
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private Path file(String name) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(bed.root.resolve("extensions"))) {
            folders = all.filter(path -> path.endsWith(volume.household().value()))
                    .toList();
        }
        return folders.get(0).resolve(name);
    }

    private static Map<String, String> records(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root.resolve("extensions/hudang-household-record"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Digests.sha256(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
