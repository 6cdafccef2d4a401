package org.hudang.archive.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.replica.LocalReplica.Disks;
import org.hudang.archive.replica.ReplicaRefused.Rule;
import org.hudang.archive.store.Digests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A replica in a folder: which folders it takes, and what it does when the disk goes away. */
class LocalReplicaTest extends ReplicaContract {
    @TempDir
    private Path folder;

    private Path place;
    private Path storage;

    @BeforeEach
    void folders() throws IOException {
        place = Files.createDirectory(folder.resolve("other-disk"));
        storage = Files.createDirectory(folder.resolve("archive"));
    }

    @Override
    protected Replica replica() {
        return LocalReplica.open(place, storage, Disks.ANY, ArchiveBed.seeded(7));
    }

    @Test
    void a_folder_of_the_same_disk_is_refused_unless_it_is_allowed() {
        assertThatThrownBy(() -> LocalReplica.open(place, storage, Disks.OTHER, ArchiveBed.seeded(7)))
                .isInstanceOfSatisfying(
                        ReplicaRefused.class, e -> assertThat(e.rule()).isEqualTo(Rule.SAME_DISK));
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void a_folder_of_another_disk_is_taken() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory), "NOT RUN: there is no second file system at " + memory);
        place = Files.createTempDirectory(memory, "hudang-replica-");
        try {
            Replica replica = LocalReplica.open(place, storage, Disks.OTHER, ArchiveBed.seeded(7));
            replica.put(List.of(file("aa/x", "text")));

            assertThat(place.resolve("archive/aa/x")).hasContent("text");
        } finally {
            FileSystemUtils.deleteRecursively(place);
        }
    }

    @Test
    void a_folder_in_the_storage_or_around_it_is_refused() throws IOException {
        place = Files.createDirectory(storage.resolve("copy"));
        assertRefused(Rule.INSIDE);
        place = folder;
        assertRefused(Rule.INSIDE);
    }

    @Test
    void a_folder_that_is_not_there_is_refused_and_not_made() {
        place = folder.resolve("not-mounted");

        assertRefused(Rule.UNREADABLE);
        assertThat(place).doesNotExist();
    }

    @Test
    void a_folder_with_files_of_others_is_refused() throws IOException {
        Files.writeString(place.resolve("holiday.txt"), "x");

        assertRefused(Rule.NOT_OURS);
        assertThat(place.resolve("archive")).doesNotExist();
    }

    @Test
    void a_folder_whose_mark_says_something_else_is_refused() throws IOException {
        replica();
        Files.writeString(place.resolve("hudang-replica"), "hudang-replica-2 rep_aaaaaaaaaaaaaaaaaaaaaaaaaa\n");

        assertRefused(Rule.NOT_OURS);
    }

    @Test
    void the_copy_of_another_archive_is_refused_and_one_that_has_a_household_of_this_one_is_not() throws IOException {
        replica().put(List.of(file(record("a"), "rows"), file(record("b"), "rows")));

        assertRefused(Rule.OTHER_ARCHIVE);

        Files.createDirectories(
                Objects.requireNonNull(storage.resolve(record("b")).getParent()));
        assertThat(replica().open(record("a"))).isPresent();
    }

    private static String record(String letter) {
        return "extensions/hudang-household-record/0" + letter + "/1" + letter + "/hh_" + letter.repeat(26)
                + "/record.jsonl";
    }

    @Test
    void another_replica_in_the_place_of_the_one_that_was_opened_takes_and_gives_away_nothing() throws IOException {
        Replica replica = replica();
        replica.put(List.of(of(GONE, "inventory.json")));
        String mark = Files.readString(place.resolve("hudang-replica"));
        Files.writeString(place.resolve("hudang-replica"), "hudang-replica-1 rep_" + "a".repeat(26) + "\n");

        assertThatThrownBy(() -> replica.put(List.of(file("aa/x", "text"))))
                .isInstanceOfSatisfying(
                        ReplicaFailed.class, e -> assertThat(e.code()).isEqualTo("AR-141"));
        assertThatThrownBy(() -> replica.remove(GONE)).isInstanceOf(ReplicaFailed.class);
        assertThatThrownBy(replica::requireThere).isInstanceOf(ReplicaFailed.class);

        assertThat(place.resolve("archive/aa/x")).doesNotExist();
        Files.writeString(place.resolve("hudang-replica"), mark);
        replica.requireThere();
        assertThat(text(path(GONE, "inventory.json"))).contains("text");
    }

    @Test
    void a_disk_that_went_away_takes_nothing_into_the_empty_folder_that_it_leaves() throws IOException {
        Replica replica = replica();
        Files.move(place, folder.resolve("apart"));
        Files.createDirectory(place);

        assertThatThrownBy(() -> replica.put(List.of(file("aa/x", "text")))).isInstanceOf(ReplicaFailed.class);

        assertThat(place).isEmptyDirectory();
    }

    @Test
    void a_put_that_was_cut_off_leaves_nothing_that_counts_and_the_next_one_goes_over_it() throws IOException {
        replica().put(List.of(file("aa/x", "text")));
        assertThat(place.resolve("work")).isEmptyDirectory();
        Path part = place.resolve("work/" + sha256("aa/y") + ".part");
        Files.writeString(part, "half of an earlier and much longer tex");

        assertThat(text("aa/y")).isEmpty();
        replica().put(List.of(file("aa/y", "whole")));

        assertThat(text("aa/y")).contains("whole");
        assertThat(part).doesNotExist();
    }

    @Test
    void no_folder_and_no_half_copied_file_of_what_was_removed_stays() throws IOException {
        replica().put(List.of(of(GONE, "v1/content/a")));
        Path part = place.resolve("work/" + sha256(path(GONE, "v1/content/b")) + ".part");
        Files.writeString(part, "half of a pap");

        replica().remove(GONE);

        assertThat(part).doesNotExist();
        assertThat(place.resolve("work")).isEmptyDirectory();
        assertThat(place.resolve("archive")).isEmptyDirectory();
    }

    @Test
    void a_removal_that_was_cut_off_after_its_first_step_is_finished() throws IOException {
        replica().put(List.of(of(GONE, "v1/content/a"), of(GONE, "inventory.json"), of(STAYS, "inventory.json")));
        Path there = place.resolve("archive").resolve(String.join("/", GONE.path()));
        Files.move(there, place.resolve("work").resolve(GONE.volume() + ".gone"));

        assertThat(replica().remove(GONE)).isEqualTo(2);

        assertThat(place.resolve("work")).isEmptyDirectory();
        assertThat(text(path(STAYS, "inventory.json"))).contains("text");
    }

    @Test
    void what_a_link_in_the_place_of_an_object_points_at_is_left_alone() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("of-others.txt"), "x");
        replica().put(List.of(of(STAYS, "inventory.json")));
        Path link = place.resolve("archive").resolve(String.join("/", GONE.path()));
        Files.createSymbolicLink(link, elsewhere);

        replica().remove(GONE);

        assertThat(link).doesNotExist();
        assertThat(elsewhere.resolve("of-others.txt")).exists();
    }

    @Test
    void a_disk_that_went_away_does_not_say_that_something_was_removed() throws IOException {
        Replica replica = replica();
        Files.move(place, folder.resolve("apart"));
        Files.createDirectory(place);

        assertThatThrownBy(() -> replica.remove(GONE)).isInstanceOf(ReplicaFailed.class);
    }

    private static String sha256(String path) {
        return Digests.sha256(path.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(Rule rule) {
        assertThatThrownBy(this::replica)
                .isInstanceOfSatisfying(
                        ReplicaRefused.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }
}
