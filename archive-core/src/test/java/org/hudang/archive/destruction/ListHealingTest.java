package org.hudang.archive.destruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.keeping.Rounds.Budget;
import org.hudang.archive.keeping.Rounds.Damage;
import org.hudang.archive.keeping.Rounds.Healed;
import org.hudang.archive.keeping.Rounds.Step;
import org.hudang.archive.replica.LocalReplica;
import org.hudang.archive.replica.Replication.Copied;
import org.hudang.archive.replica.Replication.Failure;
import org.hudang.archive.store.Steps;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Destruction lists are kept for ever: a damaged one damages no copy, and comes back from the catalogue or from the copy. */
class ListHealingTest extends DestructionHouse {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final Budget ALL = new Budget(Long.MAX_VALUE, Duration.ofHours(1), Duration.ZERO);
    private static final List<String> FILES = List.of("list.json", "list.pdf", "filed.json");

    private Path place;
    private ListNumber number;
    private List<String> before;
    private int copies;

    ListHealingTest() {
        super(DATABASE);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @BeforeEach
    void a_copied_list() throws IOException {
        place = Files.createDirectory(folder.resolve("other-disk"));
        number = filedList();
        destruction().carryOut(number, ONE);
        bed.records().write(100);
        assertThat(copied().failed()).isEmpty();
        before = bytes(bed.root);
        assertThat(bytes(place.resolve("archive"))).isEqualTo(before);
    }

    private ArchiveRooms rooms() {
        return bed.builder(Steps.SILENT)
                .replica(() -> LocalReplica.open(place, bed.root, LocalReplica.Disks.ANY, ArchiveBed.seeded(65)))
                .rooms();
    }

    private Step round() {
        return rooms().rounds().step(ALL);
    }

    /** Something is copied, and the files of the root with it. */
    private Copied copied() {
        archive.file(filing("copy" + copies++, other, "more"), TOWN_A);
        return rooms().replication().copy(Duration.ofHours(1));
    }

    @Test
    void whatever_is_damaged_in_the_archive_is_put_back_by_a_round_and_the_copy_stays() throws IOException {
        for (String name : FILES) {
            flip(here(name));

            Step step = round();

            assertThat(step.healed()).extracting(Healed::place).containsExactly(path(name));
            assertThat(bytes(bed.root)).as(name).isEqualTo(before);
            assertThat(bytes(place.resolve("archive"))).as(name).isEqualTo(before);
            assertThat(rooms().rounds().damages()).isEmpty();
        }
    }

    @Test
    void copying_does_not_put_damaged_bytes_over_the_good_copy() throws IOException {
        for (String name : FILES) {
            flip(here(name));
        }

        assertThat(copied().failed()).isEmpty();

        assertThat(bytes(place.resolve("archive"))).isEqualTo(before);
        assertThat(bytes(bed.root)).isEqualTo(before);
    }

    @Test
    void what_is_damaged_in_the_copy_is_copied_anew() throws IOException {
        for (String name : FILES) {
            flip(place.resolve("archive").resolve(path(name)));

            assertThat(round().healed()).extracting(Healed::place).containsExactly("replica/" + path(name));
            assertThat(bytes(place.resolve("archive"))).as(name).isEqualTo(before);
        }
    }

    @Test
    void a_sheet_that_both_have_lost_stays_open_in_both_and_is_copied_from_neither() throws IOException {
        flip(here("list.pdf"));
        Files.writeString(place.resolve("archive").resolve(path("list.pdf")), "nothing");

        Step step = round();
        Step again = round();
        Copied copied = copied();

        assertThat(step.damaged()).isEqualTo(2);
        assertThat(again.damaged()).as("known by now").isZero();
        assertThat(rooms().rounds().damages())
                .extracting(Damage::place)
                .containsExactlyInAnyOrder(path("list.pdf"), "replica/" + path("list.pdf"));
        assertThat(rooms().rounds().standing().damages()).isEqualTo(2);
        assertThat(copied.failed()).contains(new Failure(path("list.pdf"), "AR-010"));
        assertThat(place.resolve("archive").resolve(path("list.pdf"))).hasContent("nothing");

        Files.write(here("list.pdf"), PDF);
        assertThat(round().whole()).isEqualTo(2);
        assertThat(rooms().rounds().damages()).isEmpty();
        assertThat(bytes(place.resolve("archive"))).isEqualTo(before);
    }

    @Test
    void without_a_copy_the_list_comes_back_from_the_catalogue_and_the_sheet_stays_open() throws IOException {
        Files.delete(here("list.json"));
        Files.delete(here("list.pdf"));
        Files.delete(here("filed.json"));

        Step step = bed.builder(Steps.SILENT).rooms().rounds().step(ALL);

        assertThat(step.healed()).extracting(Healed::place).containsExactly(path("list.json"), path("filed.json"));
        assertThat(step.damaged()).isEqualTo(1);
        assertThat(rooms().rounds().damages()).extracting(Damage::place).containsExactly(path("list.pdf"));
    }

    @Test
    void of_a_list_that_the_catalogue_does_not_know_nothing_is_put_over_the_copy() throws IOException {
        bed.asOwner("delete from archive.disposal");
        bed.asOwner("delete from archive.destruction");
        flip(here("list.pdf"));

        copied();

        assertThat(bytes(place.resolve("archive"))).isEqualTo(before);
        assertThat(bed.records().check())
                .anySatisfy(finding -> assertThat(finding.where()).contains(number.value()));
    }

    @Test
    void a_mark_that_says_another_thing_is_found_by_the_check() throws IOException {
        Files.writeString(
                here("filed.json"), Files.readString(here("filed.json")).replace(ONE.user(), TWO.user()));

        assertThat(bed.records().check())
                .singleElement()
                .satisfies(finding -> assertThat(finding.where()).contains(number.value(), "filed.json"));
    }

    private String path(String name) {
        return "extensions/hudang-destruction-list/" + number + "/" + name;
    }

    private Path here(String name) {
        return bed.root.resolve(path(name));
    }

    private List<String> bytes(Path root) throws IOException {
        List<String> all = new ArrayList<>();
        for (String name : FILES) {
            all.add(Files.readString(root.resolve(path(name)), StandardCharsets.ISO_8859_1));
        }
        return all;
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
