package org.hudang.archive.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.CommandRefused;
import org.hudang.archive.ContentDamaged;
import org.hudang.archive.HouseholdUnknown;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.transfer.PackageReport.Verdict;
import org.hudang.archive.transfer.Packages.Faults;
import org.hudang.archive.transfer.Packages.Form;
import org.hudang.archive.transfer.Packages.Handed;
import org.hudang.archive.transfer.Packages.Order;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.HouseholdFile;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A household is handed over as one file that anybody can check, or not at all. */
class PackagesTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private PackageBed house;
    private Path target;

    @BeforeEach
    void file_a_whole_case() {
        house = new PackageBed(DATABASE, folder.resolve("house"));
        target = folder.resolve("handed.zip");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void a_package_holds_every_paper_as_filed_and_both_judges_find_it_whole() throws Exception {
        Handed handed = house.export(target, Faults.REFUSED);

        assertThat(handed).isInstanceOfSatisfying(Handed.Made.class, made -> {
            assertThat(made.volumes()).isEqualTo(1);
            assertThat(made.items()).isEqualTo(items().size());
            assertThat(made.bytes()).isEqualTo(target.toFile().length());
        });
        assertThat(BagJudge.judge(target)).isEmpty();
        PackageReport report = PackageCheck.check(target);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.WHOLE);
        assertThat(report.household()).isEqualTo(house.home.number().value());
        for (ItemView item : items()) {
            try (InputStream filed = house.archive.read(item.original().id(), TOWN_A)) {
                assertThat(entry("data/" + item.volume() + "/" + item.id() + "/1-original.txt"))
                        .isEqualTo(filed.readAllBytes());
            }
        }
    }

    @Test
    void the_lists_tell_who_hands_over_what_and_how_it_was_inspected() throws Exception {
        house.export(target, Faults.REFUSED);

        JsonNode list = JSON.readTree(entry(PackageSheets.LIST));
        assertThat(list.path("sender").asText()).isEqualTo(PackageBed.SENDER);
        assertThat(list.path("by").asText()).isEqualTo(TOWN_A.user());
        assertThat(list.path("faults").asBoolean()).isFalse();
        assertThat(list.path("totals").path("items").asInt()).isEqualTo(items().size());
        assertThat(list.path("totals").path("pages").asInt()).isEqualTo(items().size());
        JsonNode line = list.path("volumes").path(0).path("list").path(0);
        assertThat(line.path("code").asText()).isEqualTo(items().get(0).code());
        Inspection inspection = InspectionReport.parse(
                new String(entry(PackageSheets.inspection(house.whole.id().value())), StandardCharsets.UTF_8));
        assertThat(inspection.code()).isEqualTo(house.whole.code());
        assertThat(inspection.failed()).isEmpty();
        JsonNode household = JSON.readTree(entry(PackageSheets.HOUSEHOLD));
        assertThat(household.path("members").path(0).path("document").asText()).isEqualTo(ArchiveBed.ZHANG.reveal());
        assertThat(new String(entry(BagWriter.INFO), StandardCharsets.UTF_8))
                .contains("Source-Organization: " + PackageBed.SENDER, "External-Identifier: " + house.whole.code());
    }

    @Test
    void handing_over_stands_in_the_history_with_the_digest_of_the_file_that_only_its_owner_reads() throws Exception {
        Handed handed = house.export(target, Faults.REFUSED);

        String sha256 = BagJudge.digest("SHA-256", Files.readAllBytes(target));
        assertThat(((Handed.Made) handed).sha256()).isEqualTo(sha256);
        JournalEntry last = history().get(history().size() - 1);
        assertThat(last.act()).isEqualTo("household.export");
        assertThat(last.after()).isEqualTo("sha256:" + sha256);
        assertThat(last.who()).isEqualTo(TOWN_A.user());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
        assertThat(house.archive.check().findings()).isEmpty();
    }

    @Test
    void no_key_of_the_house_and_nothing_encrypted_with_it_leaves() throws Exception {
        house.export(target, Faults.REFUSED);

        try (ZipFile zip = new ZipFile(target.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).noneMatch(name -> name.endsWith("members.enc"));
        }
    }

    @Test
    void a_household_whose_inspection_failed_is_handed_over_only_when_that_is_told() throws Exception {
        Volume poor = house.poorVolume();

        assertThat(house.export(target, Faults.REFUSED))
                .isInstanceOfSatisfying(
                        Handed.Faulty.class,
                        faulty -> assertThat(faulty.inspections())
                                .extracting(Inspection::volume)
                                .containsExactly(poor.id()));
        assertThat(target).doesNotExist();
        assertThat(history()).noneMatch(entry -> entry.act().equals("household.export"));

        assertThat(house.export(target, Faults.TOLD)).isInstanceOf(Handed.Made.class);
        assertThat(JSON.readTree(entry(PackageSheets.LIST)).path("faults").asBoolean())
                .isTrue();
        assertThat(PackageCheck.check(target).verdict()).isEqualTo(Verdict.WHOLE);
    }

    @Test
    void a_damaged_paper_is_never_handed_over_and_nothing_is_left() throws Exception {
        try (Stream<Path> all = Files.walk(house.bed.root)) {
            Path paper = all.filter(path -> path.endsWith("1-original.txt"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(paper);
            bytes[0] ^= 1;
            Files.write(paper, bytes);
        }

        assertThatThrownBy(() -> house.export(target, Faults.TOLD)).isInstanceOf(ContentDamaged.class);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("house");
        }
        assertThat(history()).noneMatch(entry -> entry.act().equals("household.export"));
    }

    @Test
    void a_household_whose_history_was_changed_is_not_handed_over() {
        house.bed.asOwner("update archive.journal set why = 'x' where number = 2");

        assertThatThrownBy(() -> house.export(target, Faults.TOLD)).isInstanceOf(JournalBroken.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void a_file_that_is_there_stays_as_it_is() throws Exception {
        Files.writeString(target, "other");

        assertThatThrownBy(() -> house.export(target, Faults.REFUSED)).isInstanceOf(PackageThere.class);
        assertThat(target).hasContent("other");
        assertThatThrownBy(() -> house.export(folder.resolve("nowhere/p.zip"), Faults.REFUSED))
                .isInstanceOf(PackageNotWritten.class);
    }

    @Test
    void another_township_and_a_household_without_papers_are_refused() {
        assertThatThrownBy(() -> house.rooms
                        .packages()
                        .export(
                                new Order(house.home.number(), Form.BAG, PackageBed.SENDER, Faults.TOLD),
                                target,
                                TOWN_B))
                .isInstanceOf(HouseholdUnknown.class);
        Household empty = household(house.archive, "empty", TOWN_A);
        assertThatThrownBy(() -> house.rooms
                        .packages()
                        .export(new Order(empty.number(), Form.BAG, PackageBed.SENDER, Faults.TOLD), target, TOWN_A))
                .isInstanceOf(CommandRefused.class);
    }

    @Test
    void every_volume_with_papers_goes_with_its_newest_version() throws Exception {
        house.archive.file(new Filing("more", house.whole.id(), "more", List.of(PackageBed.paper("notice"))), TOWN_A);
        house.poorVolume();

        Handed.Made made = (Handed.Made) house.export(target, Faults.TOLD);

        assertThat(made.volumes()).isEqualTo(2);
        assertThat(made.items()).isEqualTo(items().size());
        assertThat(PackageCheck.check(target).findings()).isEmpty();
        assertThat(BagJudge.judge(target)).isEmpty();
    }

    @Test
    void the_same_files_give_the_same_bytes_in_any_time_zone() throws Exception {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            byte[] there = bag();
            TimeZone.setDefault(TimeZone.getTimeZone("America/Anchorage"));
            assertThat(bag()).isEqualTo(there);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static byte[] bag() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BagWriter bag = new BagWriter(out, "hh");
        bag.payload("a.txt", ContentSource.of("样例".getBytes(StandardCharsets.UTF_8)));
        bag.tag("metadata/b.txt", new byte[0]);
        bag.finish(List.of(Map.entry("Source-Organization", "示例")));
        return out.toByteArray();
    }

    private List<ItemView> items() {
        return house.archive.contents(house.home.number(), TOWN_A).volumes().stream()
                .map(HouseholdFile.Shelf::items)
                .flatMap(List::stream)
                .toList();
    }

    private List<JournalEntry> history() {
        return house.archive.journal(house.home.number(), TOWN_A);
    }

    private byte[] entry(String path) throws IOException {
        try (ZipFile zip = new ZipFile(target.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(house.home.number() + "/" + path))) {
            return in.readAllBytes();
        }
    }
}
