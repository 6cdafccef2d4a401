package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.text;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same paper filed again is the cure for a damaged copy, never the copy's victim. */
class HealTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive archive;
    private Volume volume;

    @BeforeEach
    void one_paper() {
        bed = new ArchiveBed(database, folder, 11);
        archive = bed.archive();
        volume = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
        archive.file(filing("first", volume, "paper"), TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_paper_whose_copy_was_altered_is_whole_again_when_it_is_filed_again() throws IOException {
        Files.writeString(original(), "papes");

        assertBothAreReadable();
    }

    @Test
    void a_paper_whose_copy_was_cut_is_whole_again_when_it_is_filed_again() throws IOException {
        Files.writeString(original(), "pap");

        assertBothAreReadable();
    }

    @Test
    void a_paper_whose_copy_is_gone_with_its_folder_is_whole_again_when_it_is_filed_again() throws IOException {
        try (Stream<Path> all = Files.walk(original().getParent())) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }

        archive.file(filing("again", volume, "paper"), TOWN_A);

        assertThat(text(archive, filing("first", volume, "paper"), TOWN_A, 0)).isEqualTo("paper");
    }

    @Test
    void what_was_healed_stands_in_the_history() throws IOException {
        Path damaged = original();
        Files.writeString(damaged, "papes");

        archive.file(filing("again", volume, "paper"), TOWN_A);

        JournalEntry entry = archive.journal(volume.household(), TOWN_A).stream()
                .filter(one -> one.act().equals("file.heal"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.who()).isEqualTo(TOWN_A.user());
        assertThat(entry.object()).isEqualTo(volume.id().value());
        assertThat(damaged.toString()).endsWith(entry.why());
    }

    @Test
    void members_whose_file_is_damaged_are_written_anew_with_the_next_filing() throws IOException {
        Path members = one("members.enc");
        byte[] sealed = Files.readAllBytes(members);
        sealed[sealed.length - 1] ^= 1;
        Files.write(members, sealed);

        archive.file(filing("next", volume, "second"), TOWN_A);

        List<Path> files = all("members.enc");
        assertThat(files).hasSize(2);
        files.remove(members);
        assertThat(new VolumeFiles(bed.cipher).decrypted(volume, Files.readAllBytes(files.get(0))))
                .contains(ArchiveBed.ZHANG.reveal());
    }

    @Test
    void a_whole_copy_is_not_touched() throws IOException {
        Object before = Files.getAttribute(original(), "unix:ino");

        archive.file(filing("again", volume, "paper"), TOWN_A);

        assertThat(Files.getAttribute(original(), "unix:ino")).isEqualTo(before);
        assertThat(archive.journal(volume.household(), TOWN_A))
                .extracting(JournalEntry::act)
                .doesNotContain("file.heal");
    }

    private void assertBothAreReadable() throws IOException {
        assertThat(text(archive, filing("again", volume, "paper"), TOWN_A, 0)).isEqualTo("paper");
        assertThat(text(archive, filing("first", volume, "paper"), TOWN_A, 0)).isEqualTo("paper");
        assertThat(Files.readString(original(), StandardCharsets.UTF_8)).isEqualTo("paper");
        assertThat(archive.check().findings()).isEmpty();
    }

    private Path original() throws IOException {
        return one("original");
    }

    private Path one(String part) throws IOException {
        List<Path> found = all(part);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<Path> all(String part) throws IOException {
        try (Stream<Path> all = Files.walk(bed.root)) {
            return new java.util.ArrayList<>(all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains(part))
                    .toList());
        }
    }
}
