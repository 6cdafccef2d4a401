package org.hudang.archive.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveBuilder;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.keeping.Rounds.Budget;
import org.hudang.archive.keeping.Rounds.Damage;
import org.hudang.archive.keeping.Rounds.Standing;
import org.hudang.archive.keeping.Rounds.Step;
import org.hudang.archive.replica.LocalReplica;
import org.hudang.archive.replica.LocalReplica.Disks;
import org.hudang.archive.replica.ReplicaAround;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.HandClock;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every byte again and again, oldest first; what is damaged is remembered and told once. */
class RoundsTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Budget ALL = new Budget(Long.MAX_VALUE, Duration.ofHours(1), MONTH);
    /** One volume and no more. */
    private static final Budget ONE = new Budget(1, Duration.ofHours(1), MONTH);

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private final List<Volume> volumes = new ArrayList<>();
    private final HandClock clock = HandClock.at(ArchiveBed.CLOCK.instant());
    private ArchiveBed bed;
    private Archive archive;

    @BeforeEach
    void file() {
        bed = new ArchiveBed(database, folder, 50);
        archive = rooms().archive();
        for (int i = 0; i < 3; i++) {
            Volume volume =
                    volume(archive, "v" + i, household(archive, "h" + i, TOWN_A).number(), TOWN_A);
            archive.file(filing("f" + i, volume, "paper " + i), TOWN_A);
            volumes.add(volume);
        }
        volume(archive, "empty", volumes.get(0).household(), TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private ArchiveRooms rooms() {
        return builder().rooms();
    }

    private ArchiveBuilder builder() {
        return bed.builder(Steps.SILENT).clock(clock);
    }

    @Test
    void a_round_reads_every_volume_once_and_then_rests() {
        Step first = rooms().rounds().step(ALL);
        Step second = rooms().rounds().step(ALL);

        assertThat(first.volumes()).isEqualTo(3);
        assertThat(first.bytes()).isGreaterThan(1000);
        assertThat(first.finished()).isTrue();
        assertThat(second).isEqualTo(new Step(0, 0, 0, 0, List.of(), List.of(), true));
        assertThat(rooms().rounds().standing().never()).isZero();
        assertThat(rooms().rounds().standing().oldest()).contains(clock.instant());
    }

    @Test
    void a_round_that_stops_goes_on_where_it_was() {
        assertThat(rooms().rounds().step(ONE).finished()).isFalse();
        assertThat(rooms().rounds().step(ONE).volumes()).isEqualTo(1);
        assertThat(rooms().rounds().standing().never()).isEqualTo(1);

        assertThat(rooms().rounds().step(ONE))
                .extracting(Step::volumes, Step::finished)
                .containsExactly(1, true);
    }

    @Test
    void whichever_was_looked_at_longest_ago_comes_first_and_all_come_again() {
        for (int i = 0; i < 3; i++) {
            rooms().rounds().step(ONE);
            clock.pass(Duration.ofDays(1));
        }
        Instant oldest = rooms().rounds().standing().oldest().orElseThrow();

        clock.pass(MONTH);
        rooms().rounds().step(ONE);

        assertThat(rooms().rounds().standing().oldest()).contains(oldest.plus(Duration.ofDays(1)));
        assertThat(rooms().rounds().step(ALL).volumes()).isEqualTo(2);
    }

    @Test
    void what_was_filed_since_is_due_at_once() {
        rooms().rounds().step(ALL);
        archive.file(filing("later", volumes.get(1), "more"), TOWN_A);

        assertThat(rooms().rounds().step(ALL).volumes()).isEqualTo(1);
    }

    @Test
    void a_flipped_byte_names_household_volume_and_item_and_the_history_tells_it_once() throws IOException {
        Path paper = paper(volumes.get(1));
        byte[] bytes = Files.readAllBytes(paper);
        bytes[0] ^= 1;
        Files.write(paper, bytes);

        Step step = rooms().rounds().step(ALL);
        clock.pass(MONTH);
        Step again = rooms().rounds().step(ALL);

        assertThat(step.damaged()).isEqualTo(1);
        assertThat(again.damaged()).isZero();
        assertThat(rooms().rounds().damages()).hasSize(1);
        Damage damage = rooms().rounds().damages().get(0);
        assertThat(damage.kind()).isEqualTo(Kind.FILE_ALTERED);
        assertThat(damage.household()).isEqualTo(volumes.get(1).household());
        assertThat(damage.code()).isEqualTo(volumes.get(1).code());
        assertThat(damage.item()).contains(volumes.get(1).code() + "-0001");
        assertThat(damage.expected()).hasSize(128).isNotEqualTo(damage.found());
        assertThat(archive.journal(damage.household(), TOWN_A))
                .extracting(JournalEntry::act)
                .containsOnlyOnce("file.damaged");
        assertThat(archive.check().findings()).hasSize(1);
    }

    @Test
    void what_is_whole_again_is_no_damage_any_more() throws IOException {
        Path paper = paper(volumes.get(2));
        byte[] bytes = Files.readAllBytes(paper);
        Files.delete(paper);
        rooms().rounds().step(ALL);
        assertThat(rooms().rounds().damages()).extracting(Damage::kind).containsExactly(Kind.FILE_MISSING);

        Files.write(paper, bytes);
        clock.pass(MONTH);
        Step step = rooms().rounds().step(ALL);

        assertThat(step.whole()).isEqualTo(1);
        assertThat(rooms().rounds().damages()).isEmpty();
        assertThat(rooms().rounds().standing().damages()).isZero();
    }

    @Test
    void a_household_of_another_township_is_looked_at_too_and_nothing_is_changed_in_it() {
        Optional<Integer> before =
                Optional.of(archive.journal(volumes.get(0).household(), TOWN_A).size());

        rooms().rounds().step(ALL);

        assertThat(archive.journal(volumes.get(0).household(), TOWN_A)).hasSize(before.get());
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void a_volume_that_nobody_has_read_counts_with_the_bytes_of_its_papers_and_waits_since_they_were_filed() {
        archive.file(large(volumes.get(2)), TOWN_A);

        Standing before = rooms().rounds().standing();
        clock.pass(MONTH);
        rooms().rounds().step(ONE);
        Standing later = rooms().rounds().standing();
        rooms().rounds().step(ALL);

        assertThat(before.never()).isEqualTo(3);
        assertThat(before.bytes()).isGreaterThan(2_999_999);
        assertThat(before.oldest()).isEmpty();
        assertThat(before.waiting()).contains(ArchiveBed.CLOCK.instant());
        assertThat(later.oldest()).contains(clock.instant());
        assertThat(later.waiting()).as("two were never read").contains(ArchiveBed.CLOCK.instant());
        assertThat(rooms().rounds().standing().waiting()).contains(clock.instant());
    }

    @Test
    void what_was_filed_into_a_volume_since_it_was_read_counts_before_it_is_read_again() {
        rooms().rounds().step(ALL);
        archive.file(large(volumes.get(2)), TOWN_A);

        assertThat(rooms().rounds().standing().bytes()).isGreaterThan(2_999_999);
    }

    /** One paper of three million bytes. */
    private static Filing large(Volume volume) {
        NewItem plain = ArchiveBed.item("large");
        NewRendition bytes = new NewRendition(
                RenditionRole.ORIGINAL,
                "large.txt",
                "text/plain",
                ContentSource.of("x".repeat(3_000_000).getBytes(StandardCharsets.UTF_8)));
        return new Filing(
                "large",
                volume.id(),
                "application",
                List.of(new NewItem(
                        plain.kind(),
                        plain.title(),
                        plain.member(),
                        plain.date(),
                        plain.responsible(),
                        List.of(bytes))));
    }

    @Test
    void a_history_that_is_broken_keeps_no_damage_from_being_remembered_and_no_other_volume_from_being_read()
            throws IOException {
        Volume broken = volumes.get(0);
        bed.asOwner(
                "update archive.household set journal_mac = '\\x00' where number = ?",
                broken.household().value());
        Files.delete(paper(broken));
        Files.delete(paper(volumes.get(1)));

        Step step = rooms().rounds().step(ALL);

        assertThat(step.volumes()).isEqualTo(3);
        assertThat(step.failed()).isEmpty();
        assertThat(rooms().rounds().damages())
                .extracting(Damage::volume)
                .containsExactlyInAnyOrder(broken.id(), volumes.get(1).id());
        assertThat(bed.count(
                        "select count(*) from archive.journal where household = ? and act = 'file.damaged'",
                        broken.household().value()))
                .isZero();
    }

    @Test
    void a_volume_that_cannot_be_looked_at_rests_for_an_hour_and_keeps_no_other_from_being_read() throws IOException {
        Path place = Files.createDirectory(folder.resolve("other-disk"));
        String volume = volumes.get(0).id().value();
        boolean[] jammed = {true};
        Rounds rounds = builder()
                .replica(() -> new ReplicaAround(LocalReplica.open(place, bed.root, Disks.ANY, ArchiveBed.seeded(54))) {
                    @Override
                    public Optional<InputStream> open(String path) {
                        if (jammed[0] && path.contains(volume)) {
                            throw new IllegalStateException("jammed");
                        }
                        return super.open(path);
                    }
                })
                .rooms()
                .rounds();

        Step first = rounds.step(ALL);
        jammed[0] = false;
        Step soon = rounds.step(ALL);
        clock.pass(Duration.ofHours(1));
        Step later = rounds.step(ALL);

        assertThat(first.volumes()).isEqualTo(2);
        assertThat(first.failed()).containsExactly(new Rounds.Failure(volume, "IllegalStateException"));
        assertThat(soon.volumes()).as("it rests").isZero();
        assertThat(soon.failed()).isEqualTo(first.failed());
        assertThat(later.volumes()).isEqualTo(1);
        assertThat(later.failed()).isEmpty();
    }

    private Path paper(Volume volume) throws IOException {
        try (Stream<Path> all = Files.walk(bed.root)) {
            return all.filter(path -> path.getFileName().toString().startsWith("1-original")
                            && path.toString().contains(volume.id().value()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
