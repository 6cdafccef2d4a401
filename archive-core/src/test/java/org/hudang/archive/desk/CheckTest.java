package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.filing;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CheckReport;
import org.hudang.archive.CheckReport.Kind;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.store.ObjectName;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.RenditionId;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_row_that_is_none_of_ours_hides_nothing_of_the_volumes_that_are_looked_at_with_its_own(int abreast) {
        Filed missing = filedElsewhere("i");
        Filed unreadable = filedElsewhere("j");
        bed.asOwner(
                "update archive.item set kind = 'NO KIND' where volume = ?",
                filed.volume().value());
        bed.asOwner(
                "update archive.rendition set content_path = 'v1/content/elsewhere' where item = ?",
                missing.items().get(0).id().value());
        bed.asOwner(
                "update archive.member set phone = null, document = '\\x00' where household = ?",
                unreadable.household().value());

        List<CheckReport.Finding> findings =
                bed.builder(Steps.SILENT).abreast(abreast).build().check().findings();

        assertThat(findings)
                .extracting(CheckReport.Finding::kind, one -> one.where().replaceFirst(" .*", ""))
                .containsExactlyInAnyOrder(
                        tuple(Kind.CATALOGUE_DIFFERS, object(filed)),
                        tuple(Kind.FILE_MISSING, object(missing)),
                        tuple(Kind.CATALOGUE_DIFFERS, object(unreadable)),
                        tuple(Kind.CATALOGUE_DIFFERS, unreadable.household().value()));
    }

    private Filed filedElsewhere(String key) {
        Volume other =
                volume(archive, "v-" + key, household(archive, key, TOWN_A).number(), TOWN_A);
        return archive.file(filing("f-" + key, other, key), TOWN_A);
    }

    private static String object(Filed filed) {
        return new ObjectName(filed.household(), filed.volume()).id();
    }

    @Test
    void a_file_that_is_read_with_another_ones_bytes_is_compared_with_none_of_its_rows() throws Exception {
        Path item = object().resolve("v1/content/" + filed.items().get(0).id() + "/item.json");
        Files.writeString(item, Files.readString(item).replace("\"number\" : 1", "\"number\" : 9"));

        found(Kind.FILE_ALTERED);
    }

    @Test
    void what_lies_in_a_volume_and_is_no_file_is_found() throws Exception {
        Path paper = paper();
        Path aside = folder.resolve("aside");
        Files.move(paper, aside);
        Files.createSymbolicLink(paper, aside);

        assertThat(archive.check().findings())
                .extracting(CheckReport.Finding::kind)
                .containsExactly(Kind.FILE_UNKNOWN);
    }

    @Test
    void a_volume_that_lies_on_another_disk_behind_a_link_is_read_there() throws Exception {
        Path aside = folder.resolve("other-disk");
        Files.move(object(), aside);
        Files.createSymbolicLink(object(), aside);

        assertThat(archive.check().findings()).isEmpty();

        Files.delete(paper());
        found(Kind.FILE_MISSING);
    }

    @Test
    void groups_are_of_so_many_and_so_large_and_nobody_is_left_out() {
        assertThat(Checker.groups(List.of(1, 1, 1, 1, 1), 2, one -> one, 100))
                .containsExactly(List.of(1, 1), List.of(1, 1), List.of(1));
        assertThat(Checker.groups(List.of(3, 3, 9, 3, 1), 64, one -> one, 6))
                .containsExactly(List.of(3, 3), List.of(9), List.of(3, 1));
        assertThat(Checker.groups(List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, -5, 1), 2, one -> one, 6))
                .containsExactly(List.of(Integer.MAX_VALUE), List.of(Integer.MAX_VALUE), List.of(-5, 1));
        assertThat(Checker.groups(List.<Integer>of(), 2, one -> one, 6)).isEmpty();
    }

    @Test
    void households_of_every_group_are_looked_at() {
        String last = "";
        for (int i = 0; i < 20; i++) {
            String number = household(archive, "group-" + i, TOWN_A).number().value();
            last = number.compareTo(last) > 0 ? number : last;
        }
        bed.asOwner("delete from archive.answer where household <> ?", last);
        bed.asOwner("update archive.answer set answer = 'nobody' where operation = 'open' and household = ?", last);

        found(Kind.ANSWER_UNTRUE);
    }

    @Test
    void a_household_that_somebody_is_working_on_is_looked_at_once_more_when_that_is_done() throws Exception {
        bed.asOwner("create table archive.aside as select id, tail_index from archive.member");
        try {
            HouseholdLock working = HouseholdLock.acquire(bed.connections(), filed.household(), Duration.ofSeconds(10));
            CompletableFuture<CheckReport> checking;
            try {
                bed.asOwner("update archive.member set tail_index = '\\x00'");
                checking = CompletableFuture.supplyAsync(archive::check);
                while (bed.count("select count(*) from pg_locks l join pg_database d on d.oid = l.database"
                                + " where d.datname = current_database() and l.locktype = 'advisory' and not l.granted")
                        == 0) {
                    assertThat(checking).isNotDone();
                    Thread.sleep(10);
                }
                bed.asOwner("update archive.member m set tail_index = a.tail_index from archive.aside a"
                        + " where a.id = m.id");
            } finally {
                working.close();
            }

            assertThat(checking.get(50, TimeUnit.SECONDS).findings()).isEmpty();
        } finally {
            bed.asOwner("drop table archive.aside");
        }
    }

    @Test
    void a_file_beside_the_papers_that_is_no_json_is_told_and_ends_no_check() {
        Volume volume =
                archive.contents(filed.household(), TOWN_A).volumes().get(0).volume();
        FiledFacts.Rows rows = new FiledFacts.Rows(
                archive.household(filed.household(), TOWN_A).orElseThrow(),
                volume,
                new CaseRow("LOW_INCOME", "", "", ""),
                List.of(),
                List.of());

        assertThat(new FiledFacts(new VolumeFiles(bed.cipher))
                        .compare(rows, Set.of(), Map.of(VolumeFiles.VOLUME, "{".getBytes(StandardCharsets.UTF_8))))
                .extracting(CheckReport.Finding::where)
                .contains(object(filed) + " " + VolumeFiles.VOLUME);
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

        assertThat(archive.check().findings())
                .extracting(CheckReport.Finding::kind)
                .containsExactly(Kind.OBJECT_UNKNOWN, Kind.ROW_GONE);
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
