package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void a_new_directory_can_be_read_by_its_owner_only() throws IOException {
        DataDirectory made = DataDirectory.open(folder.resolve("data"), Settings.Kind.DEMO);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_directory_that_was_there_is_closed_to_others_too() throws IOException {
        Path root = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataDirectory.open(root, Settings.Kind.DEMO);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
    }

    @Test
    void what_a_killed_process_left_behind_goes_when_the_lock_is_taken() throws IOException {
        DataDirectory directory = DataDirectory.open(folder.resolve("data"), Settings.Kind.DEMO);
        Files.createDirectories(directory.work().resolve("tmp/intake/child-1-2/tmp"));
        Path picture = Files.writeString(directory.work().resolve("tmp/intake/child-1-2/tmp/page"), "张样例");
        Path listening = Files.writeString(directory.running(), "{}");
        Path unfinished = Files.writeString(directory.keys().resolve(".keys1.new"), "half a key");
        Path half = Files.writeString(directory.journalRoots().resolve("000000000001.root.1.new"), "half a root");
        Path paper = Files.createDirectory(directory.work().resolve("letters"));

        try (DataDirectory.Hold hold = directory.hold()) {
            assertThat(hold).isNotNull();
            assertThat(List.of(picture, listening, unfinished, half))
                    .allSatisfy(left -> assertThat(left).doesNotExist());
            assertThat(directory.work().resolve("tmp")).isEmptyDirectory();
            assertThat(paper).as("what is on its way to the archive").exists();
        }
    }

    @Test
    void what_a_directory_is_for_never_changes() {
        DataDirectory.open(folder.resolve("data"), Settings.Kind.DEMO);

        assertThatThrownBy(() -> DataDirectory.open(folder.resolve("data"), Settings.Kind.PRODUCTION))
                .isInstanceOfSatisfying(
                        DirectoryRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("SV-011"));
    }

    @Test
    void a_directory_with_other_files_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "not ours");

        assertThatThrownBy(() -> DataDirectory.open(folder, Settings.Kind.DEMO))
                .isInstanceOfSatisfying(
                        DirectoryRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("SV-014"));

        try (Stream<Path> inside = Files.list(folder)) {
            assertThat(inside).hasSize(1);
        }
    }

    @Test
    void a_file_in_place_of_the_directory_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "");

        assertThatThrownBy(() -> DataDirectory.open(file, Settings.Kind.DEMO)).isInstanceOf(DirectoryRefused.class);
    }

    @Test
    void two_holders_of_one_directory_are_one_too_many() {
        DataDirectory directory = DataDirectory.open(folder.resolve("data"), Settings.Kind.DEMO);
        try (DataDirectory.Hold first = directory.hold()) {
            assertThat(first).isNotNull();
            assertThatThrownBy(directory::hold)
                    .isInstanceOfSatisfying(
                            DirectoryRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo(DirectoryRefused.IN_USE));
        }

        try (DataDirectory.Hold again = directory.hold()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void a_second_holder_in_the_same_process_is_turned_away_without_giving_the_lock_away() throws IOException {
        DataDirectory directory = DataDirectory.open(folder.resolve("data"), Settings.Kind.DEMO);
        String inode;
        try (DataDirectory.Hold first = directory.hold()) {
            assertThat(first).isNotNull();
            inode = ":" + Files.getAttribute(directory.root().resolve("lock"), "unix:ino") + " ";

            assertThatThrownBy(directory::hold).isInstanceOf(DirectoryRefused.class);

            assertThat(Files.readString(Path.of("/proc/locks"))).contains(inode);
        }
        assertThat(Files.readString(Path.of("/proc/locks"))).doesNotContain(inode);
    }
}
