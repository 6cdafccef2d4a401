package org.hudang.archive.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.CLOCK;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.TOWN_B;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.CheckReport;
import org.hudang.archive.VolumeUnknown;
import org.hudang.archive.completeness.BusinessType;
import org.hudang.archive.completeness.Checklists.Close;
import org.hudang.archive.completeness.Checklists.Closing;
import org.hudang.archive.completeness.Material;
import org.hudang.archive.completeness.Materials;
import org.hudang.archive.completeness.Outcome;
import org.hudang.archive.completeness.PaperChecks;
import org.hudang.archive.completeness.PaperChecks.Paper;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.PageCounter;
import org.hudang.archive.inspection.Result;
import org.hudang.archive.inspection.Scheme;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.inspection.Subject;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.journal.JournalEntry;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Secrecy;
import org.hudang.archive.volume.Volume;
import org.hudang.testbed.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every item of an inspection has its lie: it passes before and fails after, and what a machine cannot know never passes. */
class InspectionTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 15);
    private static final Set<String> NEVER_TOLD = Set.of("3-4", "3-6", "4-4", "4-5", "4-6", "4-7");

    @TempDir
    private Path folder;

    private final PaperChecks reader = (item, acting) -> new Paper.ByHand();
    private ArchiveBed bed;
    private ArchiveRooms rooms;
    private Archive archive;
    private Household home;
    private Volume volume;

    @BeforeEach
    void file_a_whole_case() {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 6);
        rooms = rooms((file, name) -> OptionalInt.of(2));
        archive = rooms.archive();
        home = household(archive, "h", TOWN_A);
        volume = volume(archive, "v", home.number(), TOWN_A);
        List<NewItem> papers = Materials.standard().rows("DB", BusinessType.NEW).orElseThrow().stream()
                .filter(row ->
                        row.need() == Material.Need.REQUIRED && row.when().isEmpty())
                .map(row -> paper(row.kind().code(), "text/plain", row.kind().code()))
                .toList();
        archive.file(new Filing("all", volume.id(), "papers", papers), TOWN_A);
    }

    private ArchiveRooms rooms(PageCounter pages) {
        return bed.builder(Steps.SILENT)
                .papers(reader)
                .scanner(new Scanner(new VirusScanner.Scan.Clean(), Duration.ofDays(1)))
                .counter(pages)
                .rooms();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    /** Says of the volume what is not so. */
    private interface Lie {
        Subject tell(InspectionTest test) throws Exception;
    }

    /** By the number of the item that has to find it. */
    private static final Map<String, Lie> LIES = lies();

    private static Map<String, Lie> lies() {
        Map<String, Lie> lies = new LinkedHashMap<>();
        lies.put("1-1", test -> test.onDisk(paper -> flip(paper)));
        lies.put("1-2", test -> test.inCatalogue("update archive.item set title = repeat('长', 201) where number = 1"));
        lies.put("1-3", test -> test.inItem(json -> json.put("date", "20261332")));
        lies.put("1-4", test -> test.inItem(json -> json.put("secrecy", "VERY")));
        lies.put("1-5", test -> test.inCatalogue("update archive.item set dated = date '2031-01-01' where number = 1"));
        lies.put("1-6", test -> test.inCatalogue("update archive.item set title = U&'\\E000' where number = 1"));
        lies.put("1-7", test -> test.inCatalogue("update archive.volume set year = 2025"));
        lies.put("1-8", test -> test.inCatalogue("update archive.item set document_number = '样民〔2026〕7号'"));
        lies.put("1-10", test -> test.inCatalogue("update archive.rendition set media_type = 'application/pdf'"));
        lies.put(
                "1-10 taken in",
                test -> test.inCatalogue(
                        "update archive.item set filed_at = filed_at + interval '1 second' where number = 1"));
        lies.put("1-10 pages", test -> test.filed(scan(3)));
        lies.put(
                "1-11",
                test -> test.inItem(json -> ((ObjectNode) json.path("files").get(0)).put("path", "elsewhere")));
        lies.put("1-12", test -> test.inItem(json -> json.put("format", "another")));
        lies.put("1-13", test -> test.onDisk(paper -> append(object(paper).resolve("inventory.json.sha512"))));
        lies.put("1-14", test -> test.onDisk(paper -> flip(paper)));
        lies.putAll(liesAboutTheWhole());
        return lies;
    }

    private static Map<String, Lie> liesAboutTheWhole() {
        Map<String, Lie> lies = new LinkedHashMap<>();
        lies.put("2-1", test -> test.inCatalogue("update archive.volume set items = 99"));
        lies.put("2-2", test -> test.onDisk(Files::delete));
        lies.put("2-3", test -> test.inItem(json -> json.remove("filedBy")));
        lies.put("2-4", test -> test.inItem(json -> json.put("responsible", "")));
        lies.put(
                "2-5",
                test -> test.subject(subject -> with(
                        subject,
                        subject.journal().stream()
                                .filter(one -> !one.act().equals("volume.file"))
                                .toList())));
        lies.put("2-6", test -> test.inCatalogue("update archive.item set number = 99 where number = 3"));
        lies.put(
                "2-6 files",
                test -> test.inItem(json -> {
                    ObjectNode file = (ObjectNode) json.path("files").get(0);
                    file.put("path", file.path("path").asText().replace("/1-", "/2-"));
                }));
        lies.put("2-7", test -> test.onDisk(Files::delete));
        lies.put("2-8", test -> test.inCatalogue("update archive.rendition set role = 'TEXT'"));
        lies.put("2-9", test -> test.inCatalogue("update archive.item set kind = 'other' where kind = 'application'"));
        lies.put("2-10", test -> test.paths(paths -> paths.keySet().removeIf(path -> path.endsWith("item.json"))));
        lies.put("2-11", test -> test.paths(paths -> paths.put("itm_x/2-text.txt", "")));
        lies.put(
                "3-1",
                test -> test.subject(subject -> new Subject(
                        subject.rows(),
                        Optional.empty(),
                        subject.itemJson(),
                        subject.paths(),
                        subject.versions(),
                        subject.files(),
                        subject.fixity(),
                        subject.journal(),
                        subject.scanner(),
                        subject.today())));
        lies.put("3-2", test -> test.withoutPeople());
        lies.put(
                "3-3",
                test -> test.readAs(read -> new Subject.Read(
                        read.bytes(), read.sha256(), read.sm3(), Optional.empty(), false, read.pages())));
        lies.put(
                "3-8",
                test -> test.readAs(read ->
                        new Subject.Read(read.bytes(), read.sha256(), read.sm3(), read.type(), true, read.pages())));
        lies.put("4-1", test -> test.scannedBy(new Scanner(new VirusScanner.Scan.Clean(), Duration.ofDays(30))));
        lies.put("4-2", test -> test.scannedBy(new Scanner(new VirusScanner.Scan.Infected("Sample"), Duration.ZERO)));
        lies.put(
                "4-3",
                test -> test.onDisk(paper -> Files.writeString(object(paper).resolve("extra"), "x")));
        return lies;
    }

    static Set<String> told() {
        return LIES.keySet();
    }

    /** The item that a lie is about: some have more than one. */
    private static String item(String lie) {
        return lie.split(" ", 2)[0];
    }

    @ParameterizedTest
    @MethodSource("told")
    void an_item_passes_over_a_whole_volume_and_fails_over_its_lie(String lie) throws Exception {
        assertThat(result(subject(), item(lie))).isEqualTo(new Result.Passed());

        Subject told = Objects.requireNonNull(LIES.get(lie)).tell(this);

        assertThat(result(told, item(lie)))
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat(failed.faults()).isNotEmpty());
    }

    @Test
    void every_item_has_a_lie_or_is_one_that_no_machine_can_pass() {
        Set<String> all = new TreeSet<>();
        LIES.keySet().forEach(lie -> all.add(item(lie)));
        all.addAll(NEVER_TOLD);
        assertThat(Scheme.numbers(Stage.GD)).containsExactlyInAnyOrderElementsOf(all);

        assertThat(Scheme.run(Stage.GD, subject()))
                .filteredOn(line -> NEVER_TOLD.contains(line.number()))
                .allMatch(line ->
                        line.result() instanceof Result.ByHand || line.result() instanceof Result.NotApplicable);
    }

    @Test
    void without_scanner_and_reader_of_signatures_their_items_are_for_people() {
        ArchiveRooms bare = bed.rooms(PaperChecks.NOBODY, VirusScanner.NONE);

        Inspection inspection = bare.inspections().inspect(volume.id(), Stage.GD, TOWN_A);

        assertThat(inspection.byHand())
                .extracting(Inspection.Line::number)
                .containsExactly("1-1", "3-4", "3-6", "4-1", "4-2", "4-7");
        assertThat(inspection.failed()).isEmpty();
    }

    @Test
    void pages_that_are_kept_pass_when_they_are_those_of_the_content_and_are_for_people_when_nobody_counts() {
        filed(scan(2));
        assertThat(result(subject(), "1-10")).isEqualTo(new Result.Passed());
        assertThat(result(subject(), "2-4")).isEqualTo(new Result.Passed());

        rooms = rooms(PageCounter.NOBODY);

        assertThat(result(subject(), "1-10")).isEqualTo(new Result.ByHand(Result.Why.PAGES_NOT_COUNTED));
    }

    @Test
    void a_scan_whose_pages_nobody_counted_is_for_people_to_count() {
        filed(scan(0));

        assertThat(result(subject(), "2-4")).isEqualTo(new Result.ByHand(Result.Why.PAGES_NOT_COUNTED));
        assertThat(result(subject(), "1-10")).isEqualTo(new Result.Passed());
    }

    @Test
    void what_a_lost_catalogue_knew_alone_is_for_people_to_compare_and_fails_nobodys_case() {
        bed.records().write(100);
        filed(scan(2));
        ArchiveBed.emptied(DATABASE);
        var unused = bed.records().rebuild();

        assertThat(result(subject(), "2-5")).isEqualTo(new Result.ByHand(Result.Why.HISTORY_REBUILT));
    }

    @Test
    void a_signature_that_does_not_hold_fails_the_fixed_information() {
        ArchiveRooms strict = bed.rooms((item, acting) -> new Paper.Broken(), VirusScanner.NONE);

        Inspection inspection = strict.inspections().inspect(volume.id(), Stage.YJ, TOWN_A);

        assertThat(inspection.failed()).extracting(Inspection.Line::number).contains("1-1");
    }

    @Test
    void a_signature_of_which_nobody_can_tell_is_for_people_at_every_stage() {
        ArchiveRooms unsure = bed.rooms((item, acting) -> new Paper.Untold(), VirusScanner.NONE);

        for (Stage stage : Stage.values()) {
            Inspection inspection = unsure.inspections().inspect(volume.id(), stage, TOWN_A);

            assertThat(inspection.failed()).extracting(Inspection.Line::number).doesNotContain("1-1");
            assertThat(inspection.byHand())
                    .contains(new Inspection.Line("1-1", new Result.ByHand(Result.Why.SIGNATURE_UNKNOWN)));
        }
    }

    @Test
    void what_is_kept_in_quarantine_is_unopened_and_for_people() {
        Subject quarantined =
                inCatalogue("update archive.rendition set media_type = '" + Quarantine.MEDIA_TYPE + "' where id in"
                        + " (select r.id from archive.rendition r join archive.item i on i.id = r.item"
                        + " where i.number = 1)");

        for (String number : List.of("1-1", "3-3", "3-8")) {
            assertThat(result(quarantined, number)).isEqualTo(new Result.ByHand(Result.Why.QUARANTINED));
        }
    }

    @Test
    void what_cannot_be_read_is_not_as_it_was_stored() {
        Subject subject = subject();
        Subject unreadable = new Subject(
                subject.rows(),
                subject.volumeJson(),
                subject.itemJson(),
                subject.paths(),
                subject.versions(),
                subject.files(),
                List.of(new CheckReport.Finding(CheckReport.Kind.FILE_UNREADABLE, "v1", "", "AccessDenied")),
                subject.journal(),
                subject.scanner(),
                subject.today());

        assertThat(result(unreadable, "1-13")).isInstanceOf(Result.Failed.class);
        assertThat(result(unreadable, "1-14")).isInstanceOf(Result.Failed.class);
    }

    @Test
    void what_a_volume_of_daily_management_has_to_hold_is_for_people_to_say() {
        assertThat(result(inCatalogue("update archive.volume set kind = 'DAILY'"), "2-9"))
                .isEqualTo(new Result.ByHand(Result.Why.NO_TABLE));
    }

    @Test
    void what_is_looked_at_again_while_a_volume_is_kept_is_less() {
        assertThat(rooms.inspections().inspect(volume.id(), Stage.CQ, TOWN_A).lines())
                .extracting(Inspection.Line::number)
                .containsExactly("1-1", "1-14", "2-7", "3-1", "3-3", "4-2");
    }

    @Test
    void a_report_is_kept_told_in_the_history_and_read_back_as_it_was() {
        bed.asOwner("update archive.item set title = repeat('长', 201) where number = 1");

        Inspection inspection = rooms.inspections().inspect(volume.id(), Stage.GD, TOWN_A);

        assertThat(rooms.inspections().newest(volume.id(), Stage.GD, TOWN_A)).contains(inspection);
        assertThat(InspectionReport.parse(InspectionReport.json(inspection))).isEqualTo(inspection);
        assertThat(rooms.inspections().newest(volume.id(), Stage.YJ, TOWN_A)).isEmpty();
        assertThat(archive.journal(home.number(), TOWN_A)).last().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("volume.inspect");
            assertThat(entry.why()).startsWith("GD 1 ");
        });
    }

    @Test
    void a_volume_with_a_fault_is_not_closed_and_one_without_is_closed_with_its_report_among_its_files()
            throws Exception {
        bed.asOwner("update archive.item set dated = date '2031-01-01' where number = 1");
        Close close = new Close("c", volume.id(), Outcome.CONFIRMED, DAY);

        assertThat(rooms.checklists().close(close, TOWN_A))
                .isInstanceOfSatisfying(
                        Closing.Faulty.class,
                        faulty -> assertThat(faulty.inspection().failed())
                                .extracting(Inspection.Line::number)
                                .containsExactly("1-5"));

        bed.asOwner("update archive.item set dated = date '2026-09-15' where number = 1");
        assertThat(rooms.checklists().close(close, TOWN_A)).isInstanceOf(Closing.Closed.class);
        try (Stream<Path> all = Files.walk(bed.root)) {
            Path report = all.filter(path -> path.endsWith("content/inspection-gd.json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(InspectionReport.parse(Files.readString(report)).failed())
                    .isEmpty();
        }
        assertThat(archive.check().findings()).isEmpty();
    }

    @Test
    void another_township_inspects_nothing() {
        assertThatThrownBy(() -> rooms.inspections().inspect(volume.id(), Stage.GD, TOWN_B))
                .isInstanceOf(VolumeUnknown.class);
        assertThatThrownBy(() -> rooms.inspections().newest(volume.id(), Stage.GD, TOWN_B))
                .isInstanceOf(VolumeUnknown.class);
    }

    private record Scanner(VirusScanner.Scan answer, Duration age) implements VirusScanner {
        @Override
        public Optional<About> about() {
            return Optional.of(new About("sample 1", CLOCK.instant().minus(age)));
        }

        @Override
        public Scan scan(ContentSource content) {
            return answer;
        }
    }

    private static Result result(Subject subject, String number) {
        return Scheme.run(Stage.GD, subject).stream()
                .filter(line -> line.number().equals(number))
                .findFirst()
                .orElseThrow()
                .result();
    }

    private Subject subject() {
        return ((InspectionDesk) rooms.inspections()).subject(volume.id(), TOWN_A);
    }

    private interface Change {
        Subject of(Subject subject);
    }

    private Subject subject(Change change) {
        return change.of(subject());
    }

    private Subject inCatalogue(String sql) {
        bed.asOwner(sql);
        return subject();
    }

    private interface OnDisk {
        void change(Path paper) throws Exception;
    }

    private Subject onDisk(OnDisk change) throws Exception {
        try (Stream<Path> all = Files.walk(bed.root)) {
            change.change(all.filter(path -> path.endsWith("1-original.txt"))
                    .sorted()
                    .findFirst()
                    .orElseThrow());
        }
        return subject();
    }

    private Subject filed(NewItem item) {
        archive.file(new Filing("more", volume.id(), "more", List.of(item)), TOWN_A);
        return subject();
    }

    private Subject scannedBy(VirusScanner scanner) {
        rooms = bed.rooms(reader, scanner);
        return subject();
    }

    private Subject inItem(Consumer<ObjectNode> change) {
        Subject subject = subject();
        Map<ItemId, JsonNode> json = new HashMap<>(subject.itemJson());
        change.accept((ObjectNode) json.get(subject.rows().items().get(0).id()));
        return new Subject(
                subject.rows(),
                subject.volumeJson(),
                json,
                subject.paths(),
                subject.versions(),
                subject.files(),
                subject.fixity(),
                subject.journal(),
                subject.scanner(),
                subject.today());
    }

    /** The bytes say something else of themselves. */
    private Subject readAs(UnaryOperator<Subject.Read> change) {
        Subject subject = subject();
        List<Subject.FiledFile> files = subject.files().stream()
                .map(file -> new Subject.FiledFile(
                        file.item(), file.recorded(), file.read().map(change), file.paper(), file.scan()))
                .toList();
        return new Subject(
                subject.rows(),
                subject.volumeJson(),
                subject.itemJson(),
                subject.paths(),
                subject.versions(),
                files,
                subject.fixity(),
                subject.journal(),
                subject.scanner(),
                subject.today());
    }

    private Subject paths(Consumer<Map<String, String>> change) {
        Subject subject = subject();
        Map<String, String> paths = new HashMap<>(subject.paths());
        change.accept(paths);
        return new Subject(
                subject.rows(),
                subject.volumeJson(),
                subject.itemJson(),
                paths,
                subject.versions(),
                subject.files(),
                subject.fixity(),
                subject.journal(),
                subject.scanner(),
                subject.today());
    }

    private static Subject with(Subject subject, List<JournalEntry> journal) {
        return new Subject(
                subject.rows(),
                subject.volumeJson(),
                subject.itemJson(),
                subject.paths(),
                subject.versions(),
                subject.files(),
                subject.fixity(),
                journal,
                subject.scanner(),
                subject.today());
    }

    /** A paper names somebody whom the household does not have. */
    private Subject withoutPeople() {
        NewItem plain = paper("notice", "text/plain", "样例");
        Subject subject = filed(new NewItem(
                plain.kind(),
                plain.title(),
                Optional.of(home.members().get(1).id()),
                plain.date(),
                plain.responsible(),
                plain.renditions()));
        Household smaller = new Household(
                home.number(),
                home.township(),
                home.village(),
                home.address(),
                home.members().subList(0, 1),
                home.openedAt());
        Subject.Rows rows = subject.rows();
        return new Subject(
                new Subject.Rows(smaller, rows.volume(), rows.items(), rows.checklist(), rows.codes()),
                subject.volumeJson(),
                subject.itemJson(),
                subject.paths(),
                subject.versions(),
                subject.files(),
                subject.fixity(),
                subject.journal(),
                subject.scanner(),
                subject.today());
    }

    private static NewItem paper(String kind, String mediaType, String words) {
        return new NewItem(
                new ItemKind(kind),
                kind,
                Optional.empty(),
                DAY,
                "张样例",
                new Particulars("", Secrecy.RESTRICTED, 1),
                List.of(new NewRendition(
                        RenditionRole.ORIGINAL,
                        kind + ".txt",
                        mediaType,
                        ContentSource.of(words.getBytes(StandardCharsets.UTF_8)))));
    }

    /** A PDF of which so many pages are kept. */
    private static NewItem scan(int pages) {
        NewItem plain = paper("notice", "application/pdf", "%PDF-1.7");
        return new NewItem(
                plain.kind(),
                plain.title(),
                plain.member(),
                plain.date(),
                plain.responsible(),
                new Particulars("", Secrecy.RESTRICTED, pages),
                plain.renditions());
    }

    private static void flip(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] ^= 1;
        Files.write(file, bytes);
    }

    private static void append(Path file) throws Exception {
        Files.writeString(file, Files.readString(file) + "x");
    }

    private static Path object(Path paper) {
        return paper.resolve("../../../..").normalize();
    }
}
