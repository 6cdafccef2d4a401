package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CheckReport;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One lie per test: of the storage about the catalogue, and of the catalogue about the storage. */
class CheckTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");

    @TempDir
    private Path folder;

    private final TestDatabase database = ArchiveBed.emptied(DATABASE);
    private ArchiveBed bed;
    private Archive archive;
    private Filed filed;

    @BeforeEach
    void file() {
        bed = new ArchiveBed(database, folder, 4);
        archive = bed.archive();
        Volume volume = volume(archive, "v", household(archive, "h", TOWN_A).number(), TOWN_A);
        filed = archive.file(filing("f", volume, "paper", "second"), TOWN_A);
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_whole_archive_is_clean_and_its_bytes_are_counted() {
        CheckReport report = archive.check();

        assertThat(report.clean()).isTrue();
        assertThat(report.households()).isEqualTo(1);
        assertThat(report.volumes()).isEqualTo(1);
        // two papers, two item.json, volume.json and members.enc
        assertThat(report.files()).isEqualTo(6);
        assertThat(report.bytes()).isGreaterThan(1000);
    }

    @Test
    void a_volume_that_nobody_opened_is_found() {
        bed.asOwner("insert into archive.volume (id, household, township, kind, programme, year, title, code, version,"
                + " items, inventory, opened_at, opened_by) select 'vol_aaaaaaaaaaaaaaaaaaaaaaaaaa', household, township,"
                + " kind, programme, year, title, 'another', 0, 0, '', opened_at, opened_by from archive.volume");

        found(Kind.UNTOLD);
    }

    @Test
    void a_version_that_nobody_filed_is_found() {
        bed.asOwner("update archive.volume set version = 2, inventory = repeat('0', 128)");

        assertThat(archive.check().findings())
                .extracting(CheckReport.Finding::kind)
                .containsExactlyInAnyOrder(Kind.VERSION_DIFFERS, Kind.UNTOLD);
    }

    @Test
    void an_answer_that_names_an_item_which_is_not_there_is_found() {
        bed.asOwner(
                "update archive.answer set answer = replace(answer, ?, 'itm_aaaaaaaaaaaaaaaaaaaaaaaaaa')",
                filed.items().get(0).id().value());

        found(Kind.ANSWER_UNTRUE);
    }

    @Test
    void an_answer_that_names_another_volume_is_found() {
        bed.asOwner(
                "update archive.answer set answer = 'vol_aaaaaaaaaaaaaaaaaaaaaaaaaa' where operation = 'openVolume'");

        found(Kind.ANSWER_UNTRUE);
    }

    @Test
    void an_answer_that_names_a_volume_where_a_household_belongs_is_found() {
        bed.asOwner(
                "update archive.answer set answer = ? where operation = 'open'",
                filed.volume().value());

        found(Kind.ANSWER_UNTRUE);
    }

    @Test
    void what_one_volume_has_is_no_finding_of_another() throws Exception {
        Files.delete(paper());
        for (String key : List.of("i", "j", "k")) {
            Volume other =
                    volume(archive, "v-" + key, household(archive, key, TOWN_A).number(), TOWN_A);
            archive.file(filing("f-" + key, other, key), TOWN_A);
        }

        found(Kind.FILE_MISSING);
    }

    @Test
    void a_row_that_is_none_of_ours_hides_no_paper_that_lies_elsewhere() {
        bed.asOwner("update archive.item set kind = 'NO KIND' where number = 1");
        bed.asOwner("update archive.rendition set content_path = 'v1/content/elsewhere' where item = (select id from"
                + " archive.item where number = 2)");

        assertThat(archive.check().findings())
                .extracting(CheckReport.Finding::kind)
                .contains(Kind.CATALOGUE_DIFFERS, Kind.FILE_MISSING);
    }

    @Test
    void whoever_checks_in_a_transaction_sees_what_is_done_there() {
        Boolean clean = database.transactions(database.app()).execute(status -> {
            household(archive, "i", TOWN_A);
            household(archive, "j", TOWN_A);
            CheckReport report = archive.check();
            return report.clean() && report.households() == 3;
        });

        assertThat(clean).isTrue();
    }

    @Test
    void a_flipped_byte_is_found_by_the_round_and_on_reading() throws Exception {
        Path paper = paper();
        byte[] bytes = Files.readAllBytes(paper);
        bytes[0] ^= 1;
        Files.write(paper, bytes);

        found(Kind.FILE_ALTERED);
        RenditionId rendition = filed.items().get(0).renditions().get(0).id();
        assertThatThrownBy(() -> archive.read(rendition, TOWN_A).readAllBytes()).isInstanceOf(ContentDamaged.class);
    }

    @Test
    void a_deleted_file_is_found() throws Exception {
        Files.delete(paper());

        found(Kind.FILE_MISSING);
    }

    @Test
    void two_files_swapped_are_found() throws Exception {
        Path paper = paper();
        Path other = paper.resolveSibling("item.json");
        Path kept = folder.resolve("kept");
        Files.move(paper, kept);
        Files.move(other, paper);
        Files.move(kept, other);

        assertThat(archive.check().findings()).hasSize(2).allMatch(finding -> finding.kind() == Kind.FILE_ALTERED);
    }

    @Test
    void an_object_that_disappeared_is_found() throws Exception {
        try (Stream<Path> all = Files.walk(object())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }

        found(Kind.OBJECT_MISSING);
    }

    @Test
    void an_object_that_the_catalogue_does_not_know_is_found() {
        bed.asOwner("delete from archive.answer");
        bed.asOwner("delete from archive.intent");
        bed.asOwner("delete from archive.rendition");
        bed.asOwner("delete from archive.item");
        bed.asOwner("delete from archive.volume");

        found(Kind.OBJECT_UNKNOWN);
    }

    @Test
    void an_object_put_back_to_an_earlier_version_is_found() throws Exception {
        Path copy = folder.resolve("copy");
        copy(object(), copy);
        archive.file(
                filing(
                        "g",
                        archive.contents(filed.household(), TOWN_A)
                                .volumes()
                                .get(0)
                                .volume(),
                        "third"),
                TOWN_A);
        try (Stream<Path> all = Files.walk(object())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        copy(copy, folder.resolve("archive").resolve(folder.resolve("archive").relativize(object)));

        assertThat(archive.check().findings())
                .extracting(CheckReport.Finding::kind)
                .contains(Kind.VERSION_DIFFERS);
    }

    @Test
    void a_catalogue_row_that_points_elsewhere_is_found() {
        bed.asOwner("update archive.rendition set sha512 = repeat('0', 128) where position = 1");

        assertThat(archive.check().findings())
                .extracting(CheckReport.Finding::kind)
                .containsOnly(Kind.FILE_MISSING);
    }

    @Test
    void a_catalogue_row_that_is_gone_is_found() {
        bed.asOwner(
                "delete from archive.rendition where item = ?",
                filed.items().get(1).id().value());

        assertThat(archive.check().findings())
                .extracting(CheckReport.Finding::kind)
                .containsExactlyInAnyOrder(Kind.VERSION_DIFFERS, Kind.CATALOGUE_DIFFERS, Kind.ANSWER_UNTRUE);
    }

    private Path object = Path.of("");

    private Path object() throws IOException {
        if (object.toString().isEmpty()) {
            try (Stream<Path> all = Files.walk(bed.root)) {
                object = all.filter(path -> path.endsWith("0=ocfl_object_1.1"))
                        .map(Path::getParent)
                        .findFirst()
                        .orElseThrow();
            }
        }
        return object;
    }

    private Path paper() throws IOException {
        return object().resolve("v1/content/" + filed.items().get(0).id() + "/1-original.txt");
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(from)) {
            all = paths.toList();
        }
        for (Path path : all) {
            Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void found(Kind kind) {
        CheckReport report = archive.check();
        assertThat(report.clean()).isFalse();
        assertThat(report.findings()).extracting(CheckReport.Finding::kind).containsExactly(kind);
    }
}
