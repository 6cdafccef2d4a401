package org.hudang.archive.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hudang.archive.ArchiveBed.CLOCK;
import static org.hudang.archive.ArchiveBed.TOWN_A;
import static org.hudang.archive.ArchiveBed.household;
import static org.hudang.archive.ArchiveBed.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hudang.archive.ArchiveBed;
import org.hudang.archive.ArchiveRooms;
import org.hudang.archive.household.Household;
import org.hudang.archive.inspection.FiledPapers;
import org.hudang.archive.inspection.FiledPapers.Left;
import org.hudang.archive.inspection.FiledPapers.Twin;
import org.hudang.archive.inspection.Inspection;
import org.hudang.archive.inspection.InspectionFailed;
import org.hudang.archive.inspection.InspectionReport;
import org.hudang.archive.inspection.Result.Why;
import org.hudang.archive.inspection.SignatureReader.Signed;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.inspection.VirusScanner;
import org.hudang.archive.intake.tray.Quarantine;
import org.hudang.archive.store.Steps;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filed;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewCopy;
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

/** What does not pass the inspection before it is filed is not filed, nor is anything that came with it. */
class FilingInspectionTest {
    private static final TestDatabase DATABASE = TestDatabase.migrated("archive");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 15);
    private static final String SIGNED = "%PDF-1.7\n<< /ByteRange [0 1 2 3] >>";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Signed signed = Signed.HOLDS;
    private VirusScanner scanner = VirusScanner.NONE;
    private ArchiveBed bed;
    private ArchiveRooms rooms;
    private Household home;
    private Volume volume;

    @BeforeEach
    void open_a_volume() {
        bed = new ArchiveBed(ArchiveBed.emptied(DATABASE), folder, 12);
        rooms = rooms();
        home = household(rooms.archive(), "h", TOWN_A);
        volume = volume(rooms.archive(), "v", home.number(), TOWN_A);
    }

    private ArchiveRooms rooms() {
        return bed.builder(Steps.SILENT)
                .scanner(scanner)
                .signatures(pdf -> signed)
                .rooms();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    /** By the number of the item that has to find it. */
    private static final Map<String, NewItem> BAD = bad();

    private static Map<String, NewItem> bad() {
        Map<String, NewItem> bad = new LinkedHashMap<>();
        bad.put("1-5 to come", titled("样例", DAY.plusDays(2), "样例"));
        bad.put("1-5 long ago", titled("样例", LocalDate.of(1948, 12, 31), "样例"));
        bad.put("1-6", titled("样例\uE000", DAY, "样例"));
        bad.put("1-8", numbered("样民〔2026〕7号"));
        bad.put("1-10", paper(original("a.png", "image/png", "%PDF-1.7")));
        bad.put("2-8 two originals", paper(original("a.txt", "text/plain", "a"), original("b.txt", "text/plain", "b")));
        bad.put("2-8 empty evidence", paper(original("a.txt", "text/plain", "a"), file(RenditionRole.EVIDENCE, "")));
        bad.put("3-3 page of the web", paper(original("a.txt", "text/plain", "<!doctype html><p>样例")));
        bad.put("3-3 nothing", paper(original("a.txt", "text/plain", "")));
        bad.put("3-8", paper(original("a.pdf", "application/pdf", "%PDF-1.7\ntrailer << /Encrypt 5 0 R >>")));
        return bad;
    }

    static Set<String> bad_papers() {
        return BAD.keySet();
    }

    @ParameterizedTest
    @MethodSource("bad_papers")
    void a_paper_that_fails_an_item_takes_the_whole_filing_back_and_nothing_is_stored(String lie) throws IOException {
        file("there", numbered("样民〔2026〕7号"));
        String before = state();

        assertThatThrownBy(() -> file("f", text("good"), Objects.requireNonNull(BAD.get(lie))))
                .isInstanceOf(InspectionFailed.class)
                .hasMessageContaining("AR-132 [#2 GD-" + lie.split(" ", 2)[0] + " ");

        assertThat(state()).isEqualTo(before);
        assertThatCode(() -> file("f", text("good"))).doesNotThrowAnyException();
        assertThat(rooms.archive().check().findings()).isEmpty();
    }

    @Test
    void every_paper_and_item_that_failed_is_named_in_the_language_of_the_reader() {
        NewItem page = paper(original("a.txt", "text/plain", "<html>"));

        assertThatThrownBy(() -> file("f", titled("样例", DAY.plusDays(9), "a"), text("b"), page))
                .isInstanceOfSatisfying(InspectionFailed.class, failed -> {
                    assertThat(failed.sentence(Locale.CHINESE))
                            .contains("#1 GD-1-5 元数据项数据值合理性检测", "#3 GD-3-3")
                            .doesNotContain("#2");
                    assertThat(failed.sentence(Locale.ENGLISH)).contains("#1 GD-1-5 Metadata are plausible");
                });
    }

    @Test
    void a_virus_keeps_a_paper_out() throws IOException {
        scanner = new Scanner(new VirusScanner.Scan.Infected("Sample"));
        rooms = rooms();

        assertThatThrownBy(() -> file("f", text("a")))
                .isInstanceOf(InspectionFailed.class)
                .hasMessageContaining("GD-4-2");
        assertThat(bed.count("select count(*) from archive.item")).isZero();
    }

    @Test
    void a_signature_that_was_altered_keeps_a_paper_out_and_one_that_nobody_knows_is_for_people() throws IOException {
        signed = Signed.BROKEN;
        assertThatThrownBy(() -> file("f", paper(original("a.pdf", "application/pdf", SIGNED))))
                .isInstanceOf(InspectionFailed.class)
                .hasMessageContaining("GD-1-1");

        signed = Signed.UNTOLD;
        file("g", paper(original("a.pdf", "application/pdf", SIGNED)));

        assertThat(reported().byHand()).contains(new Left("1-1", Why.SIGNATURE_UNKNOWN, 1));
    }

    @Test
    void the_signatures_of_an_ofd_are_asked_about_too() {
        signed = Signed.BROKEN;

        assertThatThrownBy(() -> file("f", paper(original("a.ofd", "application/ofd", "PK"))))
                .isInstanceOf(InspectionFailed.class)
                .hasMessageContaining("GD-1-1 ");
    }

    @Test
    void a_paper_that_nobody_signed_is_not_asked_about() throws IOException {
        signed = Signed.BROKEN;

        file("f", paper(original("a.pdf", "application/pdf", "%PDF-1.7\n")));

        assertThat(reported().byHand()).extracting(Left::number).doesNotContain("1-1");
    }

    @Test
    void two_papers_of_one_number_and_maker_are_not_filed_together() {
        assertThatThrownBy(() -> file("f", numbered("样民〔2026〕8号"), numbered("样民〔2026〕8号")))
                .isInstanceOf(InspectionFailed.class)
                .hasMessageContaining("[#2 GD-1-8 ");
    }

    @Test
    void the_same_content_twice_is_linked_and_said_so_in_the_paper_and_in_the_report() throws IOException {
        String first = code(file("f", text("same")));
        String second = code(file("g", text("same")));

        FiledPapers papers = reported();
        assertThat(papers.twins()).containsExactly(new Twin(second, first));
        assertThat(papers.inspected()).isEqualTo(2);
        assertThat(originals()).hasSize(1);
        assertThat(rooms.inspections().inspect(volume.id(), Stage.GD, TOWN_A).failed())
                .extracting(Inspection.Line::number)
                .doesNotContain("1-8");
    }

    @Test
    void what_is_for_people_refuses_nothing_and_is_kept_with_the_paper() throws IOException {
        Filed filed = file("f", paper(original("a.pdf", "application/pdf", "%PDF-1.7\n")));

        JsonNode kept = itemJson(filed).path("inspected");
        assertThat(kept.path("stage").asText()).isEqualTo("GD");
        assertThat(kept.path("byHand").toString()).isEqualTo("{\"2-4\":\"PAGES_NOT_COUNTED\",\"4-2\":\"NO_SCANNER\"}");
        assertThat(kept.path("passed").toString()).contains("\"3-3\"").doesNotContain("4-2");
        assertThat(reported().byHand())
                .containsExactly(new Left("2-4", Why.PAGES_NOT_COUNTED, 1), new Left("4-2", Why.NO_SCANNER, 1));
    }

    @Test
    void a_quarantined_paper_is_filed_unopened_and_stays_for_people() throws IOException {
        file(
                "f",
                paper(
                        original("a.pdf", Quarantine.MEDIA_TYPE, "%PDF-1.7\ntrailer << /Encrypt 5 0 R >>"),
                        file(RenditionRole.EVIDENCE, "{}")));

        assertThat(reported().byHand())
                .contains(
                        new Left("1-1", Why.QUARANTINED, 1),
                        new Left("3-3", Why.QUARANTINED, 1),
                        new Left("3-8", Why.QUARANTINED, 1));
        Inspection closing = rooms.inspections().inspect(volume.id(), Stage.GD, TOWN_A);
        assertThat(closing.failed()).extracting(Inspection.Line::number).doesNotContain("1-10", "3-3", "3-8");
        assertThat(closing.byHand()).extracting(Inspection.Line::number).contains("3-3");
    }

    @Test
    void words_taken_from_a_paper_are_words_whatever_they_begin_with() {
        assertThatCode(() -> file(
                        "f",
                        paper(original("a.txt", "text/plain", "a"), file(RenditionRole.TEXT, "<html> -----BEGIN"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> file(
                        "g", paper(original("b.txt", "text/plain", "b"), file(RenditionRole.TEXT, "\u0000\u0001"))))
                .isInstanceOf(InspectionFailed.class);
    }

    @Test
    void a_further_file_of_a_paper_is_inspected_like_the_first() throws IOException {
        Filed filed = file("f", text("a"));
        NewCopy page = copy(filed, "<html>");

        assertThatThrownBy(() -> rooms.archive().file(copies("g", page), TOWN_A))
                .isInstanceOf(InspectionFailed.class)
                .hasMessageContaining("[#1 GD-3-3 ");

        rooms.archive().file(copies("h", copy(filed, "kept")), TOWN_A);
        assertThat(itemJson(filed)
                        .path("files")
                        .get(1)
                        .path("inspected")
                        .path("passed")
                        .toString())
                .contains("3-3");
    }

    @Test
    void what_was_inspected_on_its_arrival_is_not_inspected_again_and_the_report_does_not_say_it_was()
            throws IOException {
        HouseholdArchive archive = (HouseholdArchive) rooms.archive();

        archive.take(
                new Filing("f", volume.id(), "received", List.of(Objects.requireNonNull(BAD.get("1-5 to come")))),
                TOWN_A);

        assertThat(reported().inspected()).isZero();
        assertThat(reported().others()).isEqualTo(1);
    }

    @Test
    void a_report_is_read_back_with_what_was_found_at_filing() {
        file("f", text("same"));
        file("g", text("same"));

        Inspection report = rooms.inspections().inspect(volume.id(), Stage.GD, TOWN_A);

        assertThat(InspectionReport.parse(InspectionReport.json(report)).filed())
                .isEqualTo(report.filed());
        assertThat(report.filed()).isPresent();
    }

    private record Scanner(VirusScanner.Scan answer) implements VirusScanner {
        @Override
        public Optional<About> about() {
            return Optional.of(new About("sample 1", CLOCK.instant()));
        }

        @Override
        public Scan scan(ContentSource content) {
            return answer;
        }
    }

    private FiledPapers reported() {
        return rooms.inspections()
                .inspect(volume.id(), Stage.YJ, TOWN_A)
                .filed()
                .orElseThrow();
    }

    private Filed file(String key, NewItem... items) {
        return rooms.archive().file(new Filing(key, volume.id(), "application", List.of(items)), TOWN_A);
    }

    private Filing copies(String key, NewCopy copy) {
        return new Filing(key, volume.id(), "preservation", List.of(), Optional.empty(), List.of(copy));
    }

    private static NewCopy copy(Filed filed, String words) {
        return new NewCopy(
                filed.items().get(0).id(),
                new NewRendition(
                        RenditionRole.KEPT, "kept.txt", "text/plain", ContentSource.of(words.getBytes(UTF_8))));
    }

    private static String code(Filed filed) {
        return filed.items().get(0).code();
    }

    /** Everything that a filing could leave behind. */
    private String state() throws IOException {
        List<String> files = new ArrayList<>();
        for (Path place : List.of(bed.root, bed.work)) {
            try (Stream<Path> all = Files.walk(place)) {
                all.map(Path::toString).sorted().forEach(files::add);
            }
        }
        return files + " " + rooms.archive().journal(home.number(), TOWN_A).size() + " "
                + bed.count("select count(*) from archive.item");
    }

    private List<Path> originals() throws IOException {
        try (Stream<Path> all = Files.walk(bed.root)) {
            return all.filter(path -> path.endsWith("1-original.txt")).toList();
        }
    }

    private JsonNode itemJson(Filed filed) throws IOException {
        String id = filed.items().get(0).id().value();
        try (Stream<Path> all = Files.walk(bed.root)) {
            Path newest = all.filter(path -> path.endsWith(id + "/item.json"))
                    .max(Path::compareTo)
                    .orElseThrow();
            return JSON.readTree(Files.readAllBytes(newest));
        }
    }

    private static NewItem text(String words) {
        return paper(original("a.txt", "text/plain", words));
    }

    private static NewItem paper(NewRendition... files) {
        return new NewItem(ItemKind.APPLICATION, "样例", Optional.empty(), DAY, "张样例", List.of(files));
    }

    private static NewItem titled(String title, LocalDate day, String words) {
        return new NewItem(
                ItemKind.APPLICATION,
                title,
                Optional.empty(),
                day,
                "张样例",
                List.of(original("a.txt", "text/plain", words)));
    }

    private static NewItem numbered(String number) {
        return new NewItem(
                ItemKind.NOTICE,
                "样例",
                Optional.empty(),
                DAY,
                "样例镇",
                new Particulars(number, Secrecy.RESTRICTED, 0),
                List.of(original("n.txt", "text/plain", number)));
    }

    private static NewRendition original(String name, String mediaType, String words) {
        return new NewRendition(RenditionRole.ORIGINAL, name, mediaType, ContentSource.of(words.getBytes(UTF_8)));
    }

    private static NewRendition file(RenditionRole role, String words) {
        return new NewRendition(
                role,
                "beside",
                role == RenditionRole.TEXT ? "text/plain" : "application/json",
                ContentSource.of(words.getBytes(UTF_8)));
    }
}
