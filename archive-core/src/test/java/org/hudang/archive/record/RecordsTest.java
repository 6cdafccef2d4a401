package org.hudang.archive.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.record.HouseholdRecords.Written;
import org.hudang.archive.store.Digests;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records follow the history of their household, and lies about them are found. */
class RecordsTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive archive;
    private Household household;
    private Volume volume;

    @BeforeEach
    void open() {
        bed = new ArchiveBed(database, folder, 41);
        archive = bed.archive();
        household = household(archive, "h", TOWN_A);
        volume = volume(archive, "v", household.number(), TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_record_is_written_when_the_history_has_grown_and_only_then() throws IOException {
        assertThat(bed.records().write(10)).isEqualTo(new Written(1, 0, List.of()));
        assertThat(bed.records().write(10).written()).isZero();
        String before = Files.readString(file("journal.jsonl"));

        archive.file(filing("f", volume, "paper"), TOWN_A);

        assertThat(bed.records().write(10).written()).isEqualTo(1);
        assertThat(Files.readString(file("journal.jsonl"))).startsWith(before).hasLineCount(3);
        assertThat(Files.readString(file("record.jsonl"))).startsWith("{\"format\":\"hudang-record-1\"");
        assertThat(bed.records().check()).isEmpty();
    }

    @Test
    void no_document_number_and_no_telephone_stands_in_it() throws IOException {
        archive.file(filing("f", volume, "paper"), TOWN_A);
        bed.records().write(10);

        assertThat(Files.readString(file("record.jsonl")) + Files.readString(file("journal.jsonl")))
                .contains("张样例")
                .doesNotContain(ArchiveBed.ZHANG.reveal(), "13800005678", "1950-01-01");
    }

    @Test
    void whatever_step_writing_dies_at_the_next_writing_makes_it_whole() throws IOException {
        int steps = 1;
        for (int at = 1; at <= steps; at++) {
            archive.file(filing("f" + at, volume, "paper " + at), TOWN_A);
            int die = at;
            int[] reached = {0};
            Steps dying = step -> {
                if (++reached[0] == die) {
                    throw new IOException("no more");
                }
            };
            Written written = bed.records(dying).write(10);
            if (at == 1) {
                int[] all = {0};
                assertThat(bed.records(step -> all[0]++).write(10).written()).isEqualTo(1);
                steps = all[0];
            }

            assertThat(written.written() + written.failed().size()).isEqualTo(1);
            bed.records().write(10);
            assertThat(bed.records().check()).as("step " + at).isEmpty();
            assertThat(Files.readString(file("journal.jsonl"))).hasLineCount(2 + at);
        }
        assertThat(steps).isGreaterThan(8);
    }

    @Test
    void a_torn_last_line_is_written_over() throws IOException {
        bed.records().write(10);
        Files.writeString(file("journal.jsonl"), "{\"number\": 3, \"ac", StandardOpenOption.APPEND);
        assertThat(bed.records().check()).isEmpty();

        archive.file(filing("f", volume, "paper"), TOWN_A);
        bed.records().write(10);

        assertThat(bed.records().check()).isEmpty();
        assertThat(Files.readString(file("journal.jsonl"))).hasLineCount(3);
    }

    @Test
    void a_flipped_byte_is_found_and_the_next_writing_heals_it() throws IOException {
        bed.records().write(10);
        byte[] bytes = Files.readAllBytes(file("record.jsonl"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(file("record.jsonl"), bytes);

        assertThat(kinds()).containsExactly(Kind.FILE_ALTERED);
        assertThat(bed.records().write(10).written()).isEqualTo(1);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void a_history_that_cannot_be_read_is_named_and_the_next_household_is_looked_at() throws IOException {
        Household next = household(archive, "next", TOWN_B);
        bed.records().write(10);
        Path journal = file("journal.jsonl", household.number());
        String whole = Files.readString(journal);
        Files.writeString(journal, whole.replaceFirst("\"act\"", "#act\""));
        Files.delete(file("record.jsonl", next.number()));

        List<Finding> findings = bed.records().check();

        assertThat(findings).extracting(Finding::kind).containsExactlyInAnyOrder(Kind.FILE_ALTERED, Kind.FILE_MISSING);
        assertThat(findings)
                .anySatisfy(one ->
                        assertThat(one.where()).contains(household.number().value(), "journal.jsonl"))
                .anySatisfy(
                        one -> assertThat(one.where()).contains(next.number().value(), "record.jsonl"));
        assertThat(bed.records().write(10).written()).isEqualTo(2);
        assertThat(kinds()).isEmpty();
        assertThat(Files.readString(journal)).isEqualTo(whole);
    }

    @Test
    void a_history_that_was_changed_in_the_storage_is_found_and_written_anew() throws IOException {
        bed.records().write(10);
        String whole = Files.readString(file("journal.jsonl"));
        Files.writeString(file("journal.jsonl"), whole.replace("li.jingban", "li.jingbin"));

        assertThat(kinds()).containsExactly(Kind.FILE_ALTERED);
        assertThat(bed.records().write(10).written()).isEqualTo(1);
        assertThat(kinds()).isEmpty();
        assertThat(Files.readString(file("journal.jsonl"))).isEqualTo(whole);
    }

    @Test
    void a_record_of_an_earlier_form_is_no_finding_and_is_written_anew() throws IOException {
        bed.records().write(10);
        String now = Files.readString(file("record.jsonl"));
        String earlier = now.replaceFirst("\"journal\":\\{[^}]*},", "");
        Files.writeString(file("record.jsonl"), earlier);
        bed.asOwner("update archive.record set sha256 = ?", Digests.sha256(earlier.getBytes(StandardCharsets.UTF_8)));

        assertThat(kinds()).isEmpty();
        assertThat(bed.records().write(10).written()).isEqualTo(1);
        assertThat(Files.readString(file("record.jsonl"))).isEqualTo(now).isNotEqualTo(earlier);
    }

    @Test
    void a_record_that_is_gone_is_found_and_written_again() throws IOException {
        bed.records().write(10);
        Files.delete(file("record.jsonl"));
        Files.delete(file("journal.jsonl"));

        assertThat(kinds()).containsOnly(Kind.FILE_MISSING);
        assertThat(bed.records().write(10).written()).isEqualTo(1);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void a_row_that_was_changed_in_the_catalogue_is_found() {
        bed.records().write(10);

        bed.asOwner("update archive.volume set opened_by = 'nobody'");

        assertThat(bed.records().check())
                .containsExactly(
                        new Finding(Kind.CATALOGUE_DIFFERS, "record of " + household.number() + " volume", "", ""));
    }

    @Test
    void an_entry_that_was_changed_in_the_catalogue_is_found() {
        bed.records().write(10);

        bed.asOwner("update archive.journal set who = 'nobody' where number = 1");

        assertThat(kinds()).containsExactly(Kind.JOURNAL_CUT);
        assertThat(bed.records().write(10))
                .as("what lies there is the better one")
                .isEqualTo(new Written(0, 0, List.of()));
        assertThat(kinds()).containsExactly(Kind.JOURNAL_CUT);
    }

    @Test
    void a_record_of_a_household_that_the_catalogue_does_not_know_is_found() {
        bed.records().write(10);

        ArchiveBed.emptied(database);

        assertThat(kinds()).containsExactly(Kind.OBJECT_UNKNOWN);
    }

    private List<Kind> kinds() {
        return bed.records().check().stream().map(Finding::kind).toList();
    }

    private Path file(String name, HouseholdNumber of) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("archive"))) {
            return all.filter(path -> path.endsWith(Path.of(of.value(), name)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path file(String name) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("archive"))) {
            return all.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
        }
    }
}
