package org.hudang.archive.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CheckReport.Finding;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.LifeRooms;
import org.hudang.archive.household.Household;
import org.hudang.archive.original.PaperPlace;
import org.hudang.archive.record.HouseholdRecords.Rebuilt;
import org.hudang.archive.retention.BenefitStops;
import org.hudang.archive.retention.Hold;
import org.hudang.archive.retention.Retention.NewHold;
import org.hudang.archive.retention.RetentionPolicies;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database is lost; the storage root and the key file are left. */
class RebuildTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive archive;
    private Household household;
    private Volume volume;
    private Volume empty;

    @BeforeEach
    void fill() {
        bed = new ArchiveBed(database, folder, 40);
        archive = bed.archive();
        household = household(archive, "h", TOWN_A);
        volume = volume(archive, "v", household.number(), TOWN_A);
        empty = volume(archive, "v2", household.number(), TOWN_A);
        Filed filed = archive.file(filing("f", volume, "paper", "second"), TOWN_A);
        NewRendition kept = new NewRendition(
                RenditionRole.KEPT,
                "kept.txt",
                "text/plain",
                ContentSource.of("paper kept".getBytes(StandardCharsets.UTF_8)));
        archive.file(
                new Filing(
                        "k",
                        volume.id(),
                        "keep",
                        List.of(ArchiveBed.item("third")),
                        Optional.empty(),
                        List.of(new NewCopy(filed.items().get(0).id(), kept))),
                TOWN_A);
        household(archive, "other", TOWN_B);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    /** What people decided stands in no paper. */
    private void decided() {
        LifeRooms life = bed.builder(Steps.SILENT)
                .life(new LifeRooms.Rules(15, RetentionPolicies.standard(), BenefitStops.NOBODY, List.of()));
        life.retention()
                .hold(new NewHold("k", household.number(), Optional.empty(), Hold.Kind.LITIGATION, "样例"), TOWN_A);
        ItemId item = archive.contents(household.number(), TOWN_A).volumes().stream()
                .flatMap(shelf -> shelf.items().stream())
                .findFirst()
                .orElseThrow()
                .id();
        life.places().note(item, new PaperPlace.Kept("库", "1", "1"), TOWN_A);
    }

    private Rebuilt rebuilt() {
        ArchiveBed.emptied(database);
        return bed.records().rebuild();
    }

    @Test
    void the_catalogue_made_anew_is_the_former_one_row_by_row() {
        decided();
        assertThat(bed.records().write(100).written()).isEqualTo(2);
        List<String> before = bed.catalogue();

        Rebuilt rebuilt = rebuilt();

        assertThat(rebuilt.findings()).isEmpty();
        assertThat(bed.catalogue()).isEqualTo(before);
        assertThat(before).hasSizeGreaterThan(25);
        assertThat(rebuilt.households()).isEqualTo(2);
        assertThat(rebuilt.volumes()).isEqualTo(2);
        assertThat(rebuilt.items()).isEqualTo(3);
        assertThat(archive.check().findings()).isEmpty();
        assertThat(bed.records().check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void more_households_than_at_a_time_and_more_rows_than_in_one_turn_are_made_anew(int abreast) {
        for (int i = 0; i < 510; i++) {
            volume(archive, "many-" + i, household.number(), TOWN_A);
        }
        for (int i = 0; i < 7; i++) {
            Volume one = volume(
                    archive, "w-" + i, household(archive, "few-" + i, TOWN_B).number(), TOWN_B);
            archive.file(filing("g-" + i, one, "paper " + i), TOWN_B);
        }
        assertThat(bed.records().write(100).written()).isEqualTo(9);
        List<String> before = bed.catalogue();
        ArchiveBed.emptied(database);

        Rebuilt rebuilt = bed.builder(Steps.SILENT).abreast(abreast).records().rebuild();

        assertThat(rebuilt.findings()).isEmpty();
        assertThat(bed.catalogue()).isEqualTo(before);
        assertThat(rebuilt.households()).isEqualTo(9);
        assertThat(rebuilt.volumes()).isEqualTo(2 + 510 + 7);
    }

    @Test
    void a_household_that_cannot_be_made_takes_nothing_from_those_made_beside_it() {
        List<Household> others = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Household one = household(archive, "beside-" + i, TOWN_A);
            archive.file(filing("b-" + i, volume(archive, "b-" + i, one.number(), TOWN_A), "paper " + i), TOWN_A);
            others.add(one);
        }
        assertThat(bed.records().write(100).written()).isEqualTo(8);
        ArchiveBed.emptied(database);
        bed.asOwner("alter table archive.volume add constraint refused check (id <> '" + empty.id() + "')");
        Rebuilt rebuilt;
        try {
            rebuilt = bed.builder(Steps.SILENT).abreast(3).records().rebuild();
        } finally {
            bed.asOwner("alter table archive.volume drop constraint refused");
        }

        assertThat(rebuilt.findings())
                .extracting(Finding::kind, Finding::where)
                .containsExactly(tuple(Kind.NOT_REBUILT, household.number().value()));
        assertThat(rebuilt.households()).isEqualTo(7);
        for (Household one : others) {
            assertThat(archive.contents(one.number(), TOWN_A).volumes()).hasSize(1);
        }
        assertThat(archive.household(household.number(), TOWN_A)).isEmpty();
        assertThat(bed.texts("select last::text from archive.series")).containsExactly("8");
        assertThat(archive.check().findings()).extracting(Finding::kind).containsOnly(Kind.OBJECT_UNKNOWN);
    }

    @Test
    void work_goes_on_where_it_stood() {
        bed.records().write(100);
        Filing again = filing("f", volume, "paper", "second");
        Filed before = archive.file(again, TOWN_A);

        rebuilt();

        assertThat(archive.file(again, TOWN_A).items()).isEqualTo(before.items());
        assertThat(household(archive, "h", TOWN_A)).isEqualTo(household);
        assertThat(volume(archive, "v2", household.number(), TOWN_A).code()).isEqualTo(empty.code());
        assertThat(volume(archive, "v3", household.number(), TOWN_A).code()).isNotIn(volume.code(), empty.code());
        assertThat(archive.file(filing("f2", empty, "later"), TOWN_A).items()).hasSize(1);
        assertThat(archive.check().findings()).isEmpty();
        assertThat(archive.findByIdNumber(ArchiveBed.ZHANG, TOWN_A)).containsExactly(household);
    }

    @Test
    void a_household_without_a_record_is_made_from_its_papers_and_its_history_says_so() {
        Rebuilt rebuilt = rebuilt();

        assertThat(rebuilt.findings())
                .contains(new Finding(Kind.RECORD_MISSING, household.number().value(), "", "no record"));
        assertThat(archive.household(household.number(), TOWN_A)).contains(household);
        assertThat(archive.contents(household.number(), TOWN_A).volumes())
                .flatExtracting(HouseholdFile.Shelf::items)
                .hasSize(3);
        assertThat(archive.journal(household.number(), TOWN_A))
                .extracting(entry -> entry.act() + " " + entry.why())
                .containsExactly("catalogue.rebuild no record");
    }

    @Test
    void a_volume_that_is_newer_than_the_record_is_taken_from_its_own_files() {
        bed.records().write(100);
        archive.file(filing("f3", empty, "first", "more"), TOWN_A);
        archive.file(filing("f4", volume, "fourth"), TOWN_A);
        List<String> items = bed.texts("select to_jsonb(x)::text from archive.item x order by id");
        List<String> renditions = bed.texts("select to_jsonb(x)::text from archive.rendition x order by id");
        List<String> volumes = bed.texts("select to_jsonb(x)::text from archive.volume x order by id");

        Rebuilt rebuilt = rebuilt();

        assertThat(rebuilt.findings())
                .extracting(Finding::kind)
                .containsOnly(Kind.RECORD_MISSING)
                .hasSize(2);
        assertThat(bed.texts("select to_jsonb(x)::text from archive.item x order by id"))
                .isEqualTo(items);
        assertThat(bed.texts("select to_jsonb(x)::text from archive.rendition x order by id"))
                .isEqualTo(renditions);
        assertThat(bed.texts("select to_jsonb(x)::text from archive.volume x order by id"))
                .isEqualTo(volumes);
        assertThat(archive.journal(household.number(), TOWN_A))
                .extracting(entry -> entry.why())
                .endsWith(volume.id() + " v3")
                .contains(empty.id() + " v1");
        assertThat(bed.records().write(100).written()).isEqualTo(1);
        assertThat(bed.records().check()).isEmpty();
    }

    @Test
    void a_catalogue_with_rows_is_left_alone() {
        bed.records().write(100);
        List<String> before = bed.catalogue();

        assertThatThrownBy(() -> bed.records().rebuild()).isInstanceOf(CatalogueNotEmpty.class);

        assertThat(bed.catalogue()).isEqualTo(before);
    }

    @Test
    void a_damaged_volume_is_named_and_the_others_are_made() throws IOException {
        bed.records().write(100);
        archive.file(filing("f3", empty, "first"), TOWN_A);
        Files.writeString(below("inventory.json", empty.id().value()), "{");

        Rebuilt rebuilt = rebuilt();

        assertThat(rebuilt.findings()).extracting(Finding::kind).containsExactly(Kind.NOT_REBUILT);
        assertThat(archive.contents(household.number(), TOWN_A).volumes())
                .flatExtracting(HouseholdFile.Shelf::items)
                .hasSize(3);
    }

    @Test
    void another_households_record_is_not_believed() throws IOException {
        bed.records().write(100);
        Path own = record(household);
        Path other = all().stream()
                .filter(path -> path.endsWith("record.jsonl") && !path.equals(own))
                .findFirst()
                .orElseThrow();
        Files.copy(other, own, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        Rebuilt rebuilt = rebuilt();

        assertThat(rebuilt.findings())
                .containsExactly(
                        new Finding(Kind.RECORD_MISSING, household.number().value(), "", "record household"));
        assertThat(archive.household(household.number(), TOWN_A)).contains(household);
    }

    @Test
    void a_history_that_was_changed_in_the_storage_is_found_as_in_the_database() throws IOException {
        bed.records().write(100);
        Path journal = record(household).resolveSibling("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("li.jingban", "li.jingbin"));

        rebuilt();

        assertThat(archive.check().findings()).extracting(Finding::kind).contains(Kind.JOURNAL_BROKEN);
    }

    @Test
    void entries_that_the_record_does_not_know_are_told_and_nothing_is_written_behind_them() throws IOException {
        bed.records().write(100);
        Path journal = record(household).resolveSibling("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        int newest = lines.size();
        String beyond = lines.get(newest - 1).replace("\"number\": " + newest, "\"number\": " + (newest + 1));
        Files.writeString(journal, beyond + "\n", StandardOpenOption.APPEND);

        assertTakenUpTo("entry " + (newest + 1));
    }

    @Test
    void a_torn_entry_is_told_and_nothing_is_glued_to_it() throws IOException {
        bed.records().write(100);
        Path journal = record(household).resolveSibling("journal.jsonl");
        Files.writeString(journal, "{\"act\": \"volume.o", StandardOpenOption.APPEND);

        assertTakenUpTo("torn entry");
    }

    private void assertTakenUpTo(String dropped) {
        Rebuilt rebuilt = rebuilt();
        assertThat(rebuilt.findings())
                .containsExactly(
                        new Finding(Kind.RECORD_MISSING, household.number().value(), "", dropped));
        assertThat(archive.journal(household.number(), TOWN_A))
                .extracting(entry -> entry.act() + " " + entry.why())
                .endsWith("catalogue.rebuild " + dropped);

        archive.file(filing("later", empty, "later"), TOWN_A);
        bed.records().write(100);
        assertThat(bed.records().check()).isEmpty();
        List<String> before = bed.catalogue();
        Rebuilt again = rebuilt();

        assertThat(again.findings()).isEmpty();
        assertThat(bed.catalogue()).isEqualTo(before);
        assertThat(archive.check().findings()).isEmpty();
        assertThat(bed.records().check()).isEmpty();
    }

    @Test
    void every_table_about_households_stands_in_the_record_or_is_said_not_to() {
        List<String> about =
                bed.texts("select table_name from information_schema.columns where table_schema = 'archive'"
                        + " and column_name = 'household'");
        TreeSet<String> known = new TreeSet<>(RecordRows.APART);
        RecordRows.TABLES.forEach(table -> known.add(table.name()));
        known.remove("household");

        assertThat(new TreeSet<>(about)).isEqualTo(known);
    }

    private Path record(Household of) {
        return below("record.jsonl", of.number().value());
    }

    private Path below(String name, String folder) {
        return all().stream()
                .filter(path -> path.endsWith(Path.of(folder, name)))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> all() {
        try (Stream<Path> all = Files.walk(folder.resolve("archive"))) {
            return all.toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
